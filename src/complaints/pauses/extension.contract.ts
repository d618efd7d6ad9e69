import { z } from 'zod'
import type { Who } from '../../kernel/role.contract.ts'
import { Day, Id, Instant, route } from '../../kernel/route.contract.ts'
import { CaseView, Reasoned, Text, Words } from '../complaint.contract.ts'

/** When the clocks of a case stand still, and more time that a side asks for (7.1.1, 7.3.1). */

const Versioned = Id.extend({ version: z.int().min(1).optional() })
type About = { readonly zh: string; readonly en: string; readonly who: readonly Who[] }
const step = <I extends z.ZodObject>(resource: string, { zh, en, who }: About, input: I) =>
  route({
    method: 'POST',
    path: `/api/complaints/:id/${resource}`,
    summary: { zh, en },
    who,
    clause: '7.1.1',
    audit: `complaint.${resource}`,
    status: 201,
    input,
    output: CaseView,
  })

const parties = ['consumer', 'merchant'] as const
const deciders = ['agent', 'mediator', 'arbitrator'] as const
/** How many it may be at most, the rulebook says (pause.extension). */
const Days = z.int().min(1).max(30)

export const askExtension = step(
  'extension',
  { zh: '申请延期', en: 'Ask for more time', who: parties },
  Versioned.extend({ days: Days, text: Reasoned }),
)
export const answerExtension = step(
  'extension/answer',
  { zh: '对延期申请发表意见', en: 'Say what you think of the request for more time', who: parties },
  Versioned.extend({ agrees: z.boolean(), text: Text.optional() }),
)
export const decideExtension = step(
  'extension/decision',
  { zh: '决定延期申请', en: 'Decide the request for more time', who: deciders },
  Versioned.extend({
    grants: z.boolean(),
    /** Fewer than were asked for; absent: as asked. */
    days: Days.optional(),
    text: Reasoned,
  }),
)
export const endExtension = step(
  'extension/ending',
  { zh: '提前结束延期', en: 'End the extension early', who: deciders },
  Versioned.extend({ text: Reasoned }),
)

export const ExtensionView = z.object({
  id: z.string(),
  party: z.enum(parties),
  days: z.int(),
  askedAt: Instant,
  reason: z.string(),
  /** Until then the other side is waited for. */
  hearBy: Instant,
  answer: z.enum(['agrees', 'objects']).nullable(),
  answerText: z.string().nullable(),
  state: z.enum(['asked', 'granted', 'refused', 'moot']),
  grantedDays: z.int().nullable(),
  decidedAt: Instant.nullable(),
  decision: z.string().nullable(),
  until: Instant.nullable(),
  endedAt: Instant.nullable(),
})
export type ExtensionView = z.infer<typeof ExtensionView>

/** One stretch of one clock, and what it did to its date. */
export const PauseView = z.object({
  clock: Words,
  reason: z.string(),
  title: Words,
  summary: Words,
  from: Instant,
  until: Instant.nullable(),
  /** The last day of the clock as it stands; null where it stands still now. */
  lastDay: Day.nullable(),
  /** What it would have been without this and every later pause. */
  before: Day,
})
export type PauseView = z.infer<typeof PauseView>
export const EffectView = z.object({ clock: Words, lastDay: Day, would: Day })
export type EffectView = z.infer<typeof EffectView>

export const PausesView = z.object({
  id: z.string(),
  pauses: z.array(PauseView),
  extensions: z.array(ExtensionView),
  /** How many working days may be asked for or granted at most. */
  most: z.int(),
  /** What the most would do to each clock that runs now; empty where nothing would stop. */
  effects: z.array(EffectView),
  /** Clocks of the law run on, whatever stands still here. */
  statutory: z.int(),
  forceMajeure: z.array(z.object({ reason: z.string(), from: Instant, until: Instant })),
})
export type PausesView = z.infer<typeof PausesView>

export const readPauses = route({
  method: 'GET',
  path: '/api/complaints/:id/pauses',
  summary: { zh: '查看时限的暂停和延期', en: 'See why and how long the clocks stood still' },
  who: [...parties, ...deciders, 'admin', 'regulator'],
  clause: '7.3.1',
  input: Id,
  output: PausesView,
})
