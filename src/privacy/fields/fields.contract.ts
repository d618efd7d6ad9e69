import { z } from 'zod'
import { Role } from '../../kernel/role.contract.ts'
import { Day, Empty, Instant, Paged, pageOf, route } from '../../kernel/route.contract.ts'
import {
  CapabilityName,
  DataCategory,
  DataClass,
  DataPurpose,
  Erasure,
  Masking,
  Store,
} from './fields-words.contract.ts'

const Words = z.object({ zh: z.string(), en: z.string() })
const officers = ['privacy-officer', 'governance-officer', 'admin', 'regulator'] as const

/** What holds for a kind of data. What is not personal has no purposes and no period. */
export const Kind = z.object({
  id: z.string(),
  title: Words,
  class: DataClass,
  category: DataCategory.nullable(),
  purposes: z.array(DataPurpose),
  basis: Words.nullable(),
  /** `rule`: where the rulebook counts it; `years`: what it says today. */
  keep: Words.extend({ rule: z.string().nullable() }).nullable(),
  onErase: Erasure.nullable(),
  why: Words.nullable(),
  mask: Masking.nullable(),
  copy: z.boolean(),
})
export type Kind = z.infer<typeof Kind>

export const Field = z.object({
  /** `complaints.contact.phone_sealed` */
  id: z.string(),
  capability: CapabilityName,
  table: z.string(),
  column: z.string(),
  store: Store,
  class: DataClass,
  /** Null: internal by rule (numbers, times, references, listed words). */
  kind: z.string().nullable(),
  sealed: z.boolean(),
})
export type Field = z.infer<typeof Field>

const Filter = z.strictObject({
  class: DataClass.optional(),
  category: DataCategory.optional(),
  purpose: DataPurpose.optional(),
  kind: z
    .string()
    .regex(/^[a-z]+$/)
    .max(40)
    .optional(),
  capability: CapabilityName.optional(),
  seal: z.enum(['sealed', 'plain']).optional(),
  /** Part of the name of a table or column, or of the title of a kind. */
  text: z.string().trim().max(60).optional(),
})
export type FieldFilter = z.infer<typeof Filter>

export const listFields = route({
  method: 'GET',
  path: '/api/privacy/fields',
  summary: { zh: '字段登记', en: 'The register of fields' },
  who: officers,
  clause: '5.1.1',
  input: Paged.extend({
    ...Filter.shape,
    cursor: z
      .string()
      .regex(/^\w+\.\w+\.\w+$/)
      .max(200)
      .optional(),
  }),
  output: pageOf(Field).extend({ total: z.int(), kinds: z.array(Kind) }),
})

export const exportFields = route({
  method: 'GET',
  path: '/api/privacy/fields.csv',
  summary: { zh: '导出字段登记', en: 'Export the register of fields' },
  who: officers,
  clause: '5.1.1',
  audit: 'fields.export',
  perMinute: 12,
  rawReply: 'text/csv; charset=utf-8',
  input: Filter.extend({ language: z.enum(['zh', 'en']).default('zh') }),
  output: z.string(),
})

export const MapTable = z.object({
  table: z.string(),
  capability: CapabilityName,
  kinds: z.array(z.string()),
  columns: z.int(),
  sealed: z.int(),
  rows: z.int(),
  /** There are more rows than were counted. */
  more: z.boolean(),
})
export const MapPart = z.object({ category: DataCategory, store: Store, tables: z.array(MapTable) })
const MapCheck = z.object({ id: z.string(), at: Instant, by: z.string().nullable() })

export const DataMap = z.object({
  at: Instant,
  /** Of what is where: who checks the map checks this one. */
  digest: z.string(),
  kinds: z.array(Kind),
  parts: z.array(MapPart),
  fields: z.int(),
  /** A table is counted so far. */
  countedTo: z.int(),
  checked: MapCheck.nullable(),
  /** Personal columns that came or went since it was last checked. */
  added: z.array(z.string()),
  removed: z.array(z.string()),
})
export type DataMap = z.infer<typeof DataMap>

export const readMap = route({
  method: 'GET',
  path: '/api/privacy/map',
  summary: { zh: '数据地图', en: 'The data map' },
  who: officers,
  clause: '5.1.2',
  perMinute: 20,
  input: Empty,
  output: DataMap,
})

export const checkMap = route({
  method: 'POST',
  path: '/api/privacy/map-checks',
  summary: { zh: '确认数据地图已核对', en: 'Say that the map was checked' },
  who: ['privacy-officer'],
  clause: '5.1.2',
  audit: 'privacy.check-map',
  status: 201,
  /** Of the map that was on the page: what changed meanwhile was not looked at. */
  input: z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/) }),
  output: MapCheck,
})

/** One processing of personal data (PIPL 55, 56): a chapter and a kind of data. */
export const Processing = z.object({
  capability: CapabilityName,
  kind: Kind,
  tables: z.array(z.string()),
  fields: z.int(),
  sealed: z.int(),
  /** Who may read it in the open, by a rule of the rulebook; null: whoever a page of the product is for, see the permissions. */
  readers: z.array(Role).nullable(),
})
export type Processing = z.infer<typeof Processing>

export const readProcessing = route({
  method: 'GET',
  path: '/api/privacy/processing',
  summary: { zh: '处理活动记录', en: 'The record of processing' },
  who: officers,
  clause: '5.1.2',
  input: Empty,
  output: z.object({ on: Day, rows: z.array(Processing) }),
})
export const exportProcessing = route({
  method: 'GET',
  path: '/api/privacy/processing.csv',
  summary: { zh: '导出处理活动记录', en: 'Export the record of processing' },
  who: officers,
  clause: '5.1.2',
  audit: 'processing.export',
  perMinute: 12,
  rawReply: 'text/csv; charset=utf-8',
  input: z.strictObject({ language: z.enum(['zh', 'en']).default('zh') }),
  output: z.string(),
})

/** 个人信息清单: what anybody may know before giving anything (PIPL 17). */
export const readNotice = route({
  method: 'GET',
  path: '/api/privacy/notice',
  summary: { zh: '个人信息收集清单', en: 'What personal information is collected' },
  who: ['anyone'],
  clause: '5.1.1',
  input: Empty,
  output: z.object({
    on: Day,
    categories: z.array(
      z.object({
        category: DataCategory,
        kinds: z.array(Kind.extend({ where: z.array(CapabilityName), years: z.number().nullable() })),
      }),
    ),
  }),
})
