import type { Ctx } from '../../kernel/context.ts'
import type { NewFact } from '../../kernel/fact/fact.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { refuse } from '../../kernel/refusal.ts'
import { assertMayFile } from '../abuse/gate.actions.ts'
import { attach, everybody, finish, say } from '../complaint.actions.ts'
import { channelOf, startComplaintClocks } from '../complaint-clocks.actions.ts'
import type { CategoryCode, Flag, Remedy, Side } from '../complaint.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import * as store from '../complaint.store.ts'
import { newReceipt } from '../receipt-number.ts'
import { insertContact, type Contact } from './contact.store.ts'
import { claimSource, complaintOf, type Source } from './source.store.ts'

/** What is known of an order when the complaint arrives; channels that do not know one leave it out. */
export type KnownOrder = {
  readonly id: string
  readonly number: string
  readonly merchantId: string
  readonly consumerId: string
  readonly lineIds: readonly string[]
  readonly currency: Complaint['currency']
}

export type Incoming = {
  /** A channel of the rulebook: it decides the clock profile. */
  readonly channel: string
  /** When it reached the platform: the clocks count from here, however late it is entered. */
  readonly receivedAt: Date
  readonly category: CategoryCode
  readonly remedies: readonly Remedy[]
  readonly claimFen: number
  readonly details: Readonly<Record<string, string>>
  readonly text: string
  readonly files: readonly string[]
  readonly flags: readonly Flag[]
  readonly order?: KnownOrder
  /** The account of the complainant where it is known without an order. */
  readonly consumerId?: string | null
  /** Who complains without an account, by a verified contact. */
  readonly guestId?: string
  readonly contact?: Contact
  readonly source?: Source
  /** Whose words the text is: the complainant's, also when an agent writes them down. */
  readonly enteredBy?: Side
}

/** A complaint arrives, from whichever channel: its number, its clocks and its first words, in one transaction. */
export async function receiveComplaint(ctx: Ctx, incoming: Incoming): Promise<Complaint> {
  const { channel, flags, text, order, consumerId, guestId } = incoming
  const persons = [order?.consumerId, consumerId, guestId]
  await assertMayFile(ctx, { profile: channelOf(ctx, channel).profile, flags, text, persons })
  const complaint = await newComplaint(ctx, incoming)
  await store.insert(ctx, complaint, incoming.order?.lineIds ?? [])
  await store.insertDetails(ctx, complaint.id, incoming.details)
  if (incoming.contact) await insertContact(ctx, complaint, incoming.contact)
  if (incoming.source) await claim(ctx, complaint, incoming.source)
  await record(ctx, [filedFact(complaint, incoming)])
  await say(ctx, complaint.id, { side: 'consumer', kind: 'claim', audience: everybody, text: incoming.text })
  await attach(ctx, complaint.id, { files: incoming.files, side: 'consumer' })
  const started = await startComplaintClocks(ctx, complaint)
  return finish(ctx, { before: started, after: started }, [])
}

/** Entering the same letter twice would run two sets of clocks. */
async function claim(ctx: Ctx, complaint: Complaint, source: Source): Promise<void> {
  if (await claimSource(ctx, complaint.id, source)) return
  const first = await complaintOf(ctx, source.channel, source.reference)
  const receipt = first === null ? '' : ((await store.find(ctx, first))?.receipt ?? '')
  refuse('complaint.reference-known', { field: 'reference', reference: source.reference, complaint: first, receipt })
}

/** First on the timeline: what follows from it (files, clocks) comes after it. */
function filedFact(complaint: Complaint, { enteredBy }: Incoming): NewFact {
  const { category, remedies, claimFen, channel, profile, urgency, flags } = complaint
  const parties = { order: complaint.orderId, merchant: complaint.merchantId, consumer: complaint.consumerId }
  const data = { category, remedies, claimFen, channel, profile, urgency, flags, ...parties }
  return { kind: 'complaint.filed', subject: complaint.id, data: { ...data, enteredBy: enteredBy ?? 'consumer' } }
}

async function newComplaint(ctx: Ctx, incoming: Incoming): Promise<Complaint> {
  const id = newId('cmp')
  const { channel, profile } = channelOf(ctx, incoming.channel)
  const { order } = incoming
  return {
    id,
    receipt: await claimReceipt(ctx, id),
    channel,
    profile,
    category: incoming.category,
    remedies: incoming.remedies,
    claimFen: incoming.claimFen,
    currency: order?.currency ?? 'CNY',
    orderId: order?.id ?? null,
    orderNumber: order?.number ?? null,
    merchantId: order?.merchantId ?? null,
    consumerId: order?.consumerId ?? incoming.consumerId ?? null,
    guestId: incoming.guestId ?? null,
    flags: [...new Set(incoming.flags)],
    urgency: incoming.flags.length > 0 ? 'raised' : 'normal',
    receivedAt: incoming.receivedAt,
    stateSince: incoming.receivedAt,
    ...untouched,
  }
}

/** As every complaint begins. */
const untouched = {
  state: 'received',
  waitsFor: 'platform',
  agentId: null,
  stageClock: null,
  resumeState: null,
  resumeClock: null,
  rejectGround: null,
  demandedFen: 0,
  offerRounds: 0,
  offerId: null,
  merchantSilent: false,
  obligated: false,
  proven: false,
  reopened: 0,
  remanded: 0,
  evidenceAsked: 0,
  partOf: null,
  outcome: null,
  outcomeFen: null,
  acknowledgedAt: null,
  respondedAt: null,
  merchantAskedAt: null,
  merchantRepliedAt: null,
  closedAt: null,
  nextDueAt: null,
  version: 1,
} as const

/** Two complaints of one day share a number once in 600 billion tries; the table says so, and another is made. */
const mostTries = 5
export async function claimReceipt(ctx: Ctx, complaintId: string): Promise<string> {
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const receipt = newReceipt(shanghaiDay(ctx.now))
    if (await store.claimReceipt(ctx, receipt, complaintId)) return receipt
  }
  throw new Error('no free receipt number')
}
