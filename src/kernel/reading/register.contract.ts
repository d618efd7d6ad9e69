import { z } from 'zod'
import { Role } from '../role.contract.ts'
import { Day, Instant, Paged, pageOf, route } from '../route.contract.ts'
import { Purpose, ReadField, WhyNot } from './reading-rule.contract.ts'

/** What was read: for the person whose data it is, and for those who watch over reading. */

const Words = z.object({ zh: z.string(), en: z.string() })
const CaseName = z.object({ title: Words, href: z.string() })

export const OwnReading = z.object({
  id: z.string(),
  at: Instant,
  /** Not by whom: the role says enough, the name is the platform's own. */
  role: Role.nullable(),
  purpose: Purpose,
  fields: z.array(ReadField),
  case: CaseName.nullable(),
})
export type OwnReading = z.infer<typeof OwnReading>

export const listOwnReadings = route({
  method: 'GET',
  path: '/api/my/readings',
  summary: { zh: '谁看过我的个人信息', en: 'Who read my personal data' },
  who: ['consumer'],
  clause: '5.1.3',
  input: Paged,
  output: pageOf(OwnReading),
})

export const Reading = OwnReading.extend({
  /** Stands behind the value on the page: a picture of it leads here. */
  number: z.string(),
  reader: z.string().nullable(),
  /** Why it was refused; null for what was read. */
  refused: WhyNot.nullable(),
  rule: z.string().nullable(),
})
export type Reading = z.infer<typeof Reading>

const overseers = ['privacy-officer', 'governance-officer'] as const
const Filter = z.strictObject({
  answer: z.enum(['read', 'refused']).optional(),
  purpose: Purpose.optional(),
  /** As it stands on the page, with or without its hyphen. */
  number: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z]{5}-?[0-9A-Za-z]{5}$/, '十位查看编号 / the ten letters of a read')
    .optional(),
  from: Day.optional(),
  to: Day.optional(),
})

export const listReadings = route({
  method: 'GET',
  path: '/api/readings',
  summary: {
    zh: '个人信息查看登记（查阅本身也会记录）',
    en: 'The register of reads of personal data; looking at it is recorded too',
  },
  who: overseers,
  clause: '5.2.1(3)',
  audit: 'readings.list',
  input: Paged.extend(Filter.shape),
  output: pageOf(Reading),
})

export const readingsExportLimit = 10_000
export const exportReadings = route({
  method: 'GET',
  path: '/api/readings.csv',
  summary: { zh: '导出个人信息查看登记', en: 'Export the register of reads of personal data' },
  who: overseers,
  clause: '5.2.1(3)',
  audit: 'readings.export',
  perMinute: 6,
  rawReply: 'text/csv; charset=utf-8',
  input: Filter,
  output: z.string(),
})
