import { z } from 'zod'
import { Empty, Id, Instant, route } from '../../../kernel/route.contract.ts'
import { CategoryCode, longestText, textOf } from '../../complaint.contract.ts'

/** What a gap in a reply may be filled with. A merchant's replies know nothing of the consumer or of who works on it. */
export const placeholders = {
  platform: [
    'consumer',
    'receipt',
    'category',
    'item',
    'order',
    'merchant',
    'respondBy',
    'finishBy',
    'replyBy',
    'agent',
    'today',
  ],
  merchant: ['receipt', 'category', 'item', 'order', 'merchant', 'replyBy', 'today'],
} as const
export type Placeholder = (typeof placeholders)['platform'][number]

export const TemplateSide = z.enum(['platform', 'merchant'])
export type TemplateSide = z.infer<typeof TemplateSide>
export const TemplateLanguage = z.enum(['zh', 'en'])
export type TemplateLanguage = z.infer<typeof TemplateLanguage>

export const Reply = z.strictObject({
  kind: z.literal('reply'),
  zh: textOf(1, longestText),
  en: textOf(0, longestText),
})
const speaking = ['acknowledge', 'respond', 'ask_merchant', 'request_info', 'note'] as const
const ref = z.string().min(1).max(60)
/** One thing that a macro does. What it says is a reply of the same list. */
export const MacroStep = z.discriminatedUnion('do', [
  z.strictObject({ do: z.enum(speaking), template: ref }),
  z.strictObject({ do: z.literal('tag'), tag: ref }),
  z.strictObject({ do: z.enum(['take', 'watch']) }),
  z.strictObject({ do: z.literal('remind'), days: z.int().min(1).max(30) }),
])
export type MacroStep = z.infer<typeof MacroStep>
export const mostSteps = 8
export const Macro = z.strictObject({ kind: z.literal('macro'), steps: z.array(MacroStep).min(1).max(mostSteps) })
export const Body = z.discriminatedUnion('kind', [Reply, Macro])
export type Body = z.infer<typeof Body>

export const TemplateView = z.object({
  id: z.string(),
  side: TemplateSide,
  /** Whether it belongs to the reader's own shop, or is there for all. */
  own: z.boolean(),
  name: z.string(),
  categories: z.array(CategoryCode),
  body: Body,
  version: z.int(),
  retired: z.boolean(),
  uses: z.int(),
})
export type TemplateView = z.infer<typeof TemplateView>
export const TemplateList = z.object({ rows: z.array(TemplateView) })

export const mostTemplates = 300
const fields = { name: textOf(1, 40), categories: z.array(CategoryCode).max(20).default([]), body: Body }
const readers = ['agent', 'governance-officer', 'admin', 'merchant'] as const
const keepers = ['governance-officer', 'admin', 'merchant'] as const

export const listTemplates = route({
  method: 'GET',
  path: '/api/complaint-templates',
  summary: { zh: '回复模板与快捷操作', en: 'Replies and macros' },
  who: readers,
  clause: '7.3.1',
  input: Empty,
  output: TemplateList,
})

/** A merchant adds to the replies of its own shop; the platform to its own and to those of all shops. */
export const addTemplate = route({
  method: 'POST',
  path: '/api/complaint-templates',
  summary: { zh: '新增模板或快捷操作', en: 'Add a reply or a macro' },
  who: keepers,
  clause: '7.3.1',
  audit: 'complaint-template.add',
  status: 201,
  input: z.strictObject({ ...fields, side: TemplateSide }),
  output: TemplateList,
})

export const changeTemplate = route({
  method: 'POST',
  path: '/api/complaint-templates/:id',
  summary: { zh: '修改或停用模板', en: 'Change or retire a reply or macro' },
  who: keepers,
  clause: '7.3.1',
  audit: 'complaint-template.change',
  input: Id.extend({ ...fields, retired: z.boolean(), version: z.int().min(1) }),
  output: TemplateList,
})

export const TemplateVersion = z.object({
  version: z.int(),
  name: z.string(),
  categories: z.array(CategoryCode),
  body: Body,
  retired: z.boolean(),
  by: z.string().nullable(),
  at: Instant,
})
export type TemplateVersion = z.infer<typeof TemplateVersion>
export const listVersions = route({
  method: 'GET',
  path: '/api/complaint-templates/:id/versions',
  summary: { zh: '模板的历次版本', en: 'Every version of a reply or macro' },
  who: readers,
  clause: '7.3.1',
  input: Id,
  output: z.object({ rows: z.array(TemplateVersion) }),
})
