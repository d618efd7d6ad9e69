import { z } from 'zod'
import { Day, Empty, Id, Instant, route } from '../../kernel/route.contract.ts'
import { Amount, CategoryCode, textOf, Words } from '../complaint.contract.ts'
import { RegionCode } from './region.contract.ts'

/** The directory of bodies: where somebody can go with a dispute, for what, and what to bring. */

export const bodyKinds = [
  'hotline',
  'market-supervision',
  'consumer-association',
  'court',
  'arbitration',
  'legal-aid',
  'industry',
] as const
export const BodyKind = z.enum(bodyKinds)
export type BodyKind = z.infer<typeof BodyKind>

export const BodyId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{2,58}$/, { error: '小写字母、数字和连字符 / lower-case letters, digits and hyphens' })
const Line = z.strictObject({ zh: textOf(1, 2000), en: textOf(0, 2000).default('') })
const short = (most: number) => textOf(0, most).default('')
const link = z
  .union([z.literal(''), z.url({ protocol: /^https?$/ }).max(300)], { error: '以 https:// 开头的网址 / an address' })
  .default('')

/** One version of a body, as it holds from a day on. */
export const BodyEntry = z.strictObject({
  kind: BodyKind,
  name: z.strictObject({ zh: textOf(2, 100), en: short(200) }),
  /** In words, 浙江省杭州市西湖区; the codes say the same to a machine. */
  area: textOf(1, 100),
  /** None: the whole country. */
  regions: z.array(RegionCode).max(60).default([]),
  /** None: every kind of complaint. */
  categories: z.array(CategoryCode).max(20).default([]),
  fromFen: Amount.nullable().default(null),
  toFen: Amount.nullable().default(null),
  about: Line,
  bring: z.strictObject({ zh: short(2000), en: short(2000) }).default({ zh: '', en: '' }),
  fees: z.strictObject({ zh: short(500), en: short(500) }).default({ zh: '', en: '' }),
  address: short(200),
  phone: short(60),
  website: link,
  hours: short(200),
  source: textOf(2, 300),
  /** The day on which somebody last looked whether all this still holds. */
  checkedOn: Day.nullable().default(null),
  from: Day,
  /** The last day; null: until further notice. */
  until: Day.nullable().default(null),
})
export type BodyEntry = z.infer<typeof BodyEntry>

export const BodyView = BodyEntry.extend({ id: z.string(), version: z.int() })
export type BodyView = z.infer<typeof BodyView>

export const listBodies = route({
  method: 'GET',
  path: '/api/bodies',
  summary: { zh: '受理机构名录', en: 'The directory of bodies' },
  who: ['anyone'],
  clause: '7.1.4',
  input: z.strictObject({
    region: RegionCode.optional(),
    kind: BodyKind.optional(),
    text: z.string().trim().max(60).optional(),
  }),
  output: z.object({ rows: z.array(BodyView), of: z.int() }),
})

export const readBody = route({
  method: 'GET',
  path: '/api/bodies/:id',
  summary: { zh: '一个机构的各个版本', en: 'A body and all its versions' },
  who: ['anyone'],
  clause: '7.1.4',
  input: Id,
  output: z.object({
    id: z.string(),
    /** The version that holds today; null when none does. */
    current: z.int().nullable(),
    versions: z.array(BodyView.extend({ changedAt: Instant.nullable() })),
  }),
})

export const writeBodyVersion = route({
  method: 'POST',
  path: '/api/bodies/:id/versions',
  summary: { zh: '登记或更新一个机构', en: 'Enter a body, or a new version of it' },
  who: ['governance-officer'],
  clause: '7.1.4',
  audit: 'body.write',
  status: 201,
  /** `after`: the version that was read; somebody else's newer one is not written over. 0 for a new body. */
  input: BodyEntry.extend({ id: BodyId, after: z.int().min(0) }),
  output: BodyView,
})

export const Given = z.object({ what: z.enum(['dossier', 'evidence', 'check', 'ruling']), words: Words })
export const Proposal = z.object({ body: BodyView, reasons: z.array(Words) })
export type Proposal = z.infer<typeof Proposal>

export const proposeBodies = route({
  method: 'GET',
  path: '/api/complaints/:id/bodies',
  summary: { zh: '这件投诉还可以去哪里', en: 'Where one can go with this complaint' },
  who: ['consumer', 'merchant', 'agent', 'mediator', 'arbitrator', 'admin'],
  clause: '7.1.4',
  input: Id.extend({ region: RegionCode.optional() }),
  output: z.object({
    /** The places that were looked for, and how they are known. */
    places: z.array(
      z.object({ code: z.string().nullable(), name: z.string(), by: z.enum(['order', 'shop', 'chosen']) }),
    ),
    rows: z.array(Proposal),
    given: z.array(Given),
  }),
})

export const bodyImportBytes = 1024 * 1024
export const bodyImportRows = 1000
export const rowOutcomes = ['entered', 'changed', 'unchanged', 'rejected'] as const
export const RowOutcome = z.object({
  /** As a spreadsheet counts: the heading is row 1. */
  row: z.int(),
  outcome: z.enum(rowOutcomes),
  body: z.string().nullable(),
  field: z.string().nullable(),
  why: Words.nullable(),
})
export const BodyImport = z.object({
  id: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  at: Instant,
  counts: z.record(z.enum(rowOutcomes), z.int()),
  rows: z.array(RowOutcome),
})
export type BodyImport = z.infer<typeof BodyImport>

export const importBodies = route({
  method: 'POST',
  path: '/api/body-imports',
  summary: { zh: '从表格导入机构名录（CSV）', en: 'Import bodies from a table (CSV)' },
  who: ['governance-officer'],
  clause: '7.1.4',
  audit: 'body.import',
  status: 201,
  perMinute: 10,
  rawBody: { maxBytes: bodyImportBytes },
  input: z.strictObject({ fileName: z.string().trim().min(1).max(200) }),
  output: BodyImport,
})

export const listBodyImports = route({
  method: 'GET',
  path: '/api/body-imports',
  summary: { zh: '机构名录的导入记录', en: 'Tables of bodies that were imported' },
  who: ['governance-officer', 'admin'],
  clause: '7.1.4',
  input: Empty,
  output: z.object({ rows: z.array(BodyImport) }),
})
