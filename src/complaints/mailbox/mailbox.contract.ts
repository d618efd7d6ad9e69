import { z } from 'zod'
import { FileView } from '../../kernel/evidence/evidence.contract.ts'
import { Empty, Id, Instant, Paged, pageOf, route } from '../../kernel/route.contract.ts'
import { CategoryCode, Reasoned, State, textOf } from '../complaint.contract.ts'

/** The complaints mailbox (7.2.1): letters as colleagues see them. Nothing of it is shown to consumers or merchants. */

export const verdicts = [
  'new',
  'follow-up',
  'auto-reply',
  'bounce',
  'loop',
  'duplicate',
  'spam-suspect',
  'needs-person',
] as const
export const Verdict = z.enum(verdicts)
export type Verdict = z.infer<typeof Verdict>

/** Why a letter got its verdict. The words stand on the page; `detail` is what was found, as it stood there. */
export const reasonCodes = [
  'first-letter',
  'case-address',
  'reply-to-ours',
  'reply-in-thread',
  'receipt-in-subject',
  'sender-is-contact',
  'sender-unknown',
  'sender-unproven',
  'sender-checked',
  'sender-forged',
  'token-wrong',
  'case-closed',
  'same-letter',
  'same-id-other-words',
  'from-ourselves',
  'our-loop-mark',
  'our-message-id',
  'too-many-hops',
  'delivery-failed',
  'delivery-delayed',
  'delivery-receipt',
  'reading-receipt',
  'abuse-report',
  'returned-letter',
  'from-mail-server',
  'auto-submitted',
  'auto-header',
  'bulk',
  'auto-subject',
  'empty-return-path',
  'list',
  'marked-as-spam',
  'many-letters',
  'no-sender',
  'several-senders',
  'no-content',
  'no-words',
  'charset-unknown',
  'undecodable',
  'boundary-missing',
  'not-closed',
  'encoding-unknown',
  'encoding-broken',
  'encrypted',
  'too-large',
  'too-deep',
  'unreadable',
] as const
export const Reason = z.object({ code: z.enum(reasonCodes), detail: z.string().nullable() })
export type Reason = z.infer<typeof Reason>

/** What shows that the sender is who the address says: a letter of ours that they had, or our own server's check. */
export const proofs = ['none', 'letter', 'server'] as const
export const Proof = z.enum(proofs)
export type Proof = z.infer<typeof Proof>

export const PartySide = z.enum(['consumer', 'merchant'])
export type PartySide = z.infer<typeof PartySide>
export const settlements = ['complaint', 'joined', 'released', 'no-complaint'] as const
export const Settlement = z.enum(settlements)

export const tabs = ['waiting', 'new', 'follow-ups', 'automatic', 'all'] as const
export const Tab = z.enum(tabs)
export type Tab = z.infer<typeof Tab>

const Person = z.object({ id: z.string(), name: z.string() })
const CaseRef = z.object({ id: z.string(), receipt: z.string(), state: State })

export const LetterRow = z.object({
  id: z.string(),
  receivedAt: Instant,
  /** Masked, as every address in a letter's answer: opened for a purpose (`POST /api/reveals`). */
  from: z.object({ address: z.string().nullable(), name: z.string() }),
  subject: z.string(),
  /** The first words of the text. */
  begins: z.string(),
  attachments: z.int(),
  verdict: Verdict.nullable(),
  waits: z.boolean(),
  proof: Proof,
  case: CaseRef.nullable(),
  settledAs: Settlement.nullable(),
})
export type LetterRow = z.infer<typeof LetterRow>

export const AttachmentView = z.object({
  name: z.string(),
  type: z.string(),
  bytes: z.int(),
  /** Null when it was not taken as evidence; `refusal` says why, and the source still holds it. */
  file: FileView.nullable(),
  refusal: z.string().nullable(),
})

/** acknowledgement: that it arrived · notice: what the case tells · answer: what somebody said in the case · reply: to a letter only */
export const outKinds = ['acknowledgement', 'notice', 'answer', 'reply'] as const
export const outStates = ['queued', 'sending', 'sent', 'failed', 'bounced', 'held-local'] as const
export const OutView = z.object({
  id: z.string(),
  kind: z.enum(outKinds),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  state: z.enum(outStates),
  author: Person.nullable(),
  createdAt: Instant,
  sentAt: Instant.nullable(),
  lastError: z.string().nullable(),
})
export type OutView = z.infer<typeof OutView>

/** What an agent can do with a letter; `complaint` makes one of it, `dismissal` says that it is none. */
export const letterSteps = ['complaint', 'case', 'dismissal', 'reply'] as const
export const LetterStep = z.enum(letterSteps)
export type LetterStep = z.infer<typeof LetterStep>
const Words = z.object({ zh: z.string(), en: z.string() })

export const LetterView = LetterRow.omit({ begins: true, attachments: true }).extend({
  to: z.array(z.string()),
  replyTo: z.string().nullable(),
  sentAt: Instant.nullable(),
  messageId: z.string().nullable(),
  text: z.string(),
  /** What the writer added, without the letter that is answered: this is what a case would show. */
  added: z.string(),
  textCut: z.boolean(),
  whole: z.boolean(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  defects: z.array(z.string()),
  reasons: z.array(Reason),
  side: PartySide.nullable(),
  sameAs: z.string().nullable(),
  attachments: z.array(AttachmentView),
  source: FileView.nullable(),
  settledBy: Person.nullable(),
  settledAt: Instant.nullable(),
  settledWhy: z.string().nullable(),
  /** Orders whose number stands in the text: proposals, to be looked at. */
  orders: z.array(z.object({ id: z.string(), number: z.string() })),
  sent: z.array(OutView),
  /** Other letters of the same thread or case, oldest first. */
  others: z.array(LetterRow),
  /** What the reader may do with it now, and why not. */
  steps: z.array(z.object({ step: LetterStep, allowed: z.boolean(), reason: Words.nullable() })),
  /** Where a reply goes, or null when it cannot be answered. */
  replyGoesTo: z.string().nullable(),
})
export type LetterView = z.infer<typeof LetterView>

const reading = { who: ['agent', 'admin'], clause: '7.2.1' } as const
const acting = { who: ['agent'], clause: '7.2.1', status: 201 } as const

export const listLetters = route({
  method: 'GET',
  path: '/api/mailbox/letters',
  summary: { zh: '投诉邮箱的来信', en: 'Letters in the complaints mailbox' },
  ...reading,
  input: Paged.extend({
    tab: Tab.default('waiting'),
    verdict: Verdict.optional(),
    /** In sender, subject or text. */
    text: z.string().trim().min(1).max(80).optional(),
    settled: z.enum(['yes', 'no']).optional(),
    /** Only letters of this case. */
    complaint: z.string().max(60).optional(),
  }),
  output: pageOf(LetterRow).extend({
    /** A search that stopped before the page was full: every letter back to this one was looked at, and `next` goes on from there. */
    stoppedAt: Instant.nullable(),
  }),
})

/** Counting stops here. */
export const countLimit = 1000
export const countLetters = route({
  method: 'GET',
  path: '/api/mailbox/counts',
  summary: { zh: '各类来信的件数', en: 'How many letters stand in each tab' },
  ...reading,
  input: Empty,
  output: z.object({ counts: z.record(Tab, z.int()), limit: z.int() }),
})

export const readLetter = route({
  method: 'GET',
  path: '/api/mailbox/letters/:id',
  summary: { zh: '查看一封来信', en: 'Read a letter' },
  ...reading,
  audit: 'mail.read',
  input: Id,
  output: LetterView,
})

export const fileLetter = route({
  method: 'POST',
  path: '/api/mailbox/letters/:id/complaint',
  summary: { zh: '把来信立为投诉', en: 'Make a complaint of a letter' },
  ...acting,
  audit: 'mail.file',
  input: Id.extend({ category: CategoryCode.default('other'), orderId: z.string().max(80).optional() }),
  output: LetterView,
})

export const joinLetter = route({
  method: 'POST',
  path: '/api/mailbox/letters/:id/case',
  summary: { zh: '把来信并入一件投诉', en: 'Join a letter to a complaint' },
  ...acting,
  audit: 'mail.join',
  input: Id.extend({
    complaintId: z.string().min(1).max(60),
    side: PartySide,
    /** Whether both sides read it in the case; if not, only colleagues see that it belongs there. */
    shown: z.boolean(),
  }),
  output: LetterView,
})

export const dismissLetter = route({
  method: 'POST',
  path: '/api/mailbox/letters/:id/dismissal',
  summary: { zh: '标记为不是投诉', en: 'Mark a letter as no complaint' },
  ...acting,
  audit: 'mail.dismiss',
  input: Id.extend({ why: textOf(2, 500) }),
  output: LetterView,
})

export const replyToLetter = route({
  method: 'POST',
  path: '/api/mailbox/letters/:id/reply',
  summary: { zh: '回信', en: 'Reply to a letter' },
  ...acting,
  audit: 'mail.reply',
  perMinute: 30,
  input: Id.extend({ text: Reasoned }),
  output: LetterView,
})

export const sendAgain = route({
  method: 'POST',
  path: '/api/mailbox/outgoing/:id/sending',
  summary: { zh: '重新发送一封没有送达的信', en: 'Send again what was not delivered' },
  ...acting,
  audit: 'mail.send-again',
  input: Id,
  output: OutView,
})
