import { z } from 'zod'
import { Id, Instant, Paged, route } from '../../kernel/route.contract.ts'
import { CategoryCode } from '../complaint.contract.ts'

/** What an agent may have drafted. Nothing of it is ever done by itself. */
export const draftKinds = ['summary', 'reply', 'category'] as const
export const DraftKind = z.enum(draftKinds)
export type DraftKind = z.infer<typeof DraftKind>

export const draftStates = ['waiting', 'asking', 'done', 'failed', 'cancelled'] as const
export const DraftState = z.enum(draftStates)
export type DraftState = z.infer<typeof DraftState>

/** Why there is no draft, in words an agent can act on. */
export const draftErrors = [
  'unreachable',
  'not-allowed',
  'time-limit',
  'too-large',
  'key-refused',
  'busy',
  'server-error',
  'redirected',
  'refused',
  'garbage',
  'interrupted',
  'switched-off',
  'not-agreed',
] as const
export const DraftError = z.enum(draftErrors)
export type DraftError = z.infer<typeof DraftError>

/** What became of a draft. */
export const DraftFate = z.enum(['kept', 'edited', 'discarded'])
export type DraftFate = z.infer<typeof DraftFate>

export const DraftView = z.object({
  id: z.string(),
  kind: DraftKind,
  state: DraftState,
  /** Plain text, whatever it looks like; null until there is one. */
  text: z.string().nullable(),
  /** Of a proposal: one of the closed list. */
  category: CategoryCode.nullable(),
  /** The draft names an address on the net, which the case may not. */
  hasLink: z.boolean(),
  error: DraftError.nullable(),
  fate: DraftFate.nullable(),
  model: z.string(),
  askedBy: z.string().nullable(),
  askedAt: Instant,
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
})
export type DraftView = z.infer<typeof DraftView>

export const Budget = z.object({ most: z.int(), left: z.int() })
export const AssistantView = z.object({
  /** False: the installation has none, and the page shows nothing. */
  on: z.boolean(),
  /** Whether the person who wrote it agreed that an assistant outside reads it (purpose.assistant). */
  agreed: z.boolean(),
  model: z.string(),
  /** Where texts go: the host of the service. */
  host: z.string(),
  seconds: z.int(),
  budget: Budget,
  drafts: z.array(DraftView),
})
export type AssistantView = z.infer<typeof AssistantView>

export const readAssistant = route({
  method: 'GET',
  path: '/api/complaints/:id/assistant',
  summary: { zh: '这件投诉的助手草稿', en: 'Drafts of the assistant for a complaint' },
  who: ['agent'],
  clause: '7.3.1',
  input: Id,
  output: AssistantView,
})

export const previewAssistant = route({
  method: 'GET',
  path: '/api/complaints/:id/assistant/preview',
  summary: { zh: '预览将要发给模型的内容', en: 'Exactly what would leave the house' },
  who: ['agent'],
  clause: '7.3.1',
  input: Id.extend({ kind: DraftKind }),
  output: z.object({ text: z.string(), hidden: z.int(), host: z.string(), model: z.string() }),
})

const ask = (kind: DraftKind, zh: string, en: string) =>
  route({
    method: 'POST',
    path: `/api/complaints/:id/assistant/${kind}`,
    summary: { zh, en },
    who: ['agent'],
    clause: '7.3.1',
    audit: `complaint.assistant-${kind}`,
    status: 202,
    input: Id,
    output: AssistantView,
  })
export const askSummary = ask('summary', '请助手起草案情摘要', 'Have a summary drafted')
export const askReply = ask('reply', '请助手起草答复', 'Have a reply drafted')
export const askCategory = ask('category', '请助手建议投诉类别', 'Have a category proposed')

const WhichDraft = Id.extend({ draft: z.string().min(1).max(60) })
export const cancelDraft = route({
  method: 'POST',
  path: '/api/complaints/:id/assistant/drafts/:draft/cancellation',
  summary: { zh: '取消正在等待的草稿', en: 'Stop waiting for a draft' },
  who: ['agent'],
  clause: '7.3.1',
  audit: 'complaint.assistant-cancel',
  status: 201,
  input: WhichDraft,
  output: AssistantView,
})
export const discardDraft = route({
  method: 'POST',
  path: '/api/complaints/:id/assistant/drafts/:draft/discarding',
  summary: { zh: '丢弃草稿', en: 'Throw a draft away' },
  who: ['agent'],
  clause: '7.3.1',
  audit: 'complaint.assistant-discard',
  status: 201,
  input: WhichDraft,
  output: AssistantView,
})

export const LogRow = DraftView.omit({ text: true, hasLink: true }).extend({
  complaint: z.object({ id: z.string(), receipt: z.string() }),
  promptVersion: z.int(),
  /** The very text that left, with placeholders; SHA-256 of the whole body beside it. */
  sent: z.string(),
  /** Since when the words are gone, because nobody used the draft. */
  emptiedAt: Instant.nullable(),
  sentHash: z.string(),
  host: z.string(),
  tokensIn: z.int().nullable(),
  tokensOut: z.int().nullable(),
  tookMs: z.int().nullable(),
})
export type LogRow = z.infer<typeof LogRow>

export const listAssistantLog = route({
  method: 'GET',
  path: '/api/assistant-calls',
  summary: { zh: '助手调用记录', en: 'What was asked of the assistant' },
  who: ['governance-officer', 'privacy-officer', 'admin'],
  clause: '7.3.1',
  input: Paged.extend({ state: DraftState.optional() }),
  output: z.object({
    on: z.boolean(),
    model: z.string(),
    host: z.string(),
    budget: Budget,
    rows: z.array(LogRow),
    next: z.string().nullable(),
  }),
})
