import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { formatFen } from '../../kernel/money.ts'
import { refuse } from '../../kernel/refusal.ts'
import { attach, finish } from '../complaint.actions.ts'
import type { Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { moveObligations, obligationsOf } from '../performance/obligation.store.ts'
import { goOn } from '../performance/go-on.actions.ts'
import { afterDone, toConfirm } from '../performance/stand.rules.ts'
import { insertTransfer } from './journal.store.ts'
import type { Trouble } from './payment.contract.ts'
import { enter, paymentIn, told, type Inside } from './payment-case.actions.ts'
import { isMoney, isPaid, isUnderWay, standOf, transferOf, type Payment } from './payment.rules.ts'
import * as store from './payment.store.ts'

/** The money is there: a line of the journal, and the case goes on when nothing is left. */
export async function carriedOut(ctx: Ctx, complaint: Complaint, payment: Payment): Promise<void> {
  const done: Payment = { ...payment, state: 'done', trouble: null, doneAt: ctx.now }
  await book(ctx, complaint, done)
  await record(ctx, [told(complaint, done, 'done')])
  await settle(ctx, complaint)
}

async function book(ctx: Ctx, complaint: Complaint, done: Payment): Promise<void> {
  await store.savePayment(ctx, complaint.id, done)
  await insertTransfer(ctx, {
    ...transferOf(done.way),
    merchantId: complaint.merchantId,
    complaintId: complaint.id,
    cause: done.id,
    amountFen: done.amountFen,
    currency: done.currency,
  })
}

/** An enforcement that was entered as a whole: what it paid goes to what is left, the earlier owed first. */
export async function enterOutside(
  ctx: Ctx,
  complaint: Complaint,
  { amountFen, note, only }: { amountFen: number; note: string; only: readonly string[] },
) {
  const payments = await store.paymentsOf(ctx, complaint.id)
  let rest = amountFen
  for (const owed of (await obligationsOf(ctx, complaint.id)).filter((one) => isMoney(one) && only.includes(one.id))) {
    const part = Math.min(rest, standOf(owed, payments).leftFen)
    rest -= part
    if (part > 0)
      await book(ctx, complaint, {
        id: newId('pmt'),
        obligationId: owed.id,
        way: 'merchant',
        amountFen: part,
        currency: complaint.currency,
        ground: null,
        state: 'done',
        byHand: true,
        trouble: null,
        commandId: null,
        note: note.slice(0, 1000),
        askedBy: ctx.actor.id,
        askedAt: ctx.now,
        decidedBy: null,
        decidedAt: null,
        doneAt: ctx.now,
      })
  }
}

/** What follows from what was paid: proof while it is being performed, the end when it is being enforced or time ended it. */
async function settle(ctx: Ctx, complaint: Complaint): Promise<void> {
  const payments = await store.paymentsOf(ctx, complaint.id)
  const owed = await obligationsOf(ctx, complaint.id)
  const paid = owed.filter((one) => isPaid(one, payments)).map(({ id }) => id)
  const enforced = complaint.state !== 'performing'
  await moveObligations(ctx, complaint.id, {
    from: ['open', 'proven', 'disputed'],
    to: enforced ? 'enforced' : 'proven',
    only: paid,
  })
  if (complaint.state === 'closed') return settleLate(ctx, complaint)
  // A court has the matter, or it was taken up again: the money is booked, and where the case stands is for others to say.
  if (complaint.state !== 'performing' && complaint.state !== 'enforcing') return
  const done = ['enforced', 'confirmed', ...(enforced ? [] : ['proven'])]
  const obligations = owed.filter(({ id, state }) => paid.includes(id) && !done.includes(state)).map(({ id }) => id)
  if (obligations.length === 0) return
  const now = await obligationsOf(ctx, complaint.id)
  if (enforced && afterDone(now, 'enforcing', shanghaiDay(ctx.now)) === 'enforcing') return
  const after = { ...complaint, version: complaint.version + 1 }
  const kind = enforced ? 'complaint.enforced' : 'complaint.performance-proven'
  const data = { by: 'payment', obligations, amountFen: complaint.outcomeFen ?? 0 }
  await goOn(ctx, { before: complaint, after, owed }, [{ kind, subject: complaint.id, data }])
}

/** Time ended it, and the money came afterwards. */
async function settleLate(ctx: Ctx, complaint: Complaint): Promise<void> {
  const left = toConfirm(await obligationsOf(ctx, complaint.id), 'consumer')
  if (complaint.outcome !== 'unperformed' || left.length > 0) return
  const after = { ...complaint, version: complaint.version + 1, outcome: 'enforced' } as const
  await finish(ctx, { before: complaint, after }, [
    { kind: 'complaint.enforced-late', subject: complaint.id, data: { amountFen: complaint.outcomeFen ?? 0 } },
  ])
}

const trouble: Readonly<Record<string, Trouble>> = { 'command.failed': 'failed', 'command.timed-out': 'timed-out' }
export const commandNews = [
  'command.requested',
  'command.retried',
  'command.confirmed',
  'command.refused',
  'command.failed',
  'command.timed-out',
]

/** What became of the command for a payment. Facts can be heard in another order than they happened: an answer stays. */
export async function paymentHeard(ctx: Ctx, fact: Fact): Promise<void> {
  const known = await store.findPayment(ctx, fact.subject)
  if (!known) return
  const complaint = await complaints.hold(ctx, known.complaintId)
  if (!complaint) return
  const payment = { ...(await paymentIn(ctx, complaint.id, known.id)), commandId: String(fact.data['command']) }
  await hear(ctx, { complaint, payment }, fact.kind)
}

async function hear(ctx: Ctx, { complaint, payment }: { complaint: Complaint; payment: Payment }, news: string) {
  const { state } = payment
  const say = (what: string) => record(ctx, [told(complaint, payment, what)])
  if (news === 'command.confirmed') {
    if (state !== 'done') await carriedOut(ctx, complaint, payment)
    if (state === 'refused') await say('contradicted')
  } else if (news === 'command.refused') {
    if (state === 'done') await say('contradicted')
    if (state !== 'ordered') return
    await store.savePayment(ctx, complaint.id, { ...payment, state: 'refused', trouble: null })
    await say('refused')
  } else if (state === 'ordered') {
    const found = trouble[news] ?? null
    await store.savePayment(ctx, complaint.id, { ...payment, trouble: found })
    if (found !== null) await say('troubled')
  }
}

type Result = {
  readonly id: string
  readonly payment: string
  readonly done: boolean
  readonly note: string
  readonly files: readonly string[]
}
/** The marketplace is silent, and somebody has looked: what he enters counts until the marketplace says otherwise. */
export async function endPayment(ctx: Ctx, { id, payment: paymentId, done, note, files }: Result): Promise<Inside> {
  const inside = await enter(ctx, id, { hold: true })
  if (inside.reader !== 'platform') refuse('payment.not-yours')
  const payment = await paymentIn(ctx, id, paymentId)
  if (payment.state !== 'ordered' || payment.trouble === null) refuse('payment.not-troubled')
  if (files.length > 0) await attach(ctx, id, { files, side: 'platform' })
  const looked = { ...payment, note: [payment.note, note].filter(Boolean).join('\n'), byHand: true }
  if (done) await carriedOut(ctx, inside.complaint, looked)
  else {
    await store.savePayment(ctx, id, { ...looked, state: 'refused', trouble: null })
    await record(ctx, [told(inside.complaint, payment, 'refused')])
  }
  return inside
}

/** Nothing is confirmed or entered by hand while money is on its way: it would be paid twice. */
export async function assertNothingUnderWay(ctx: Ctx, { id, currency }: Complaint): Promise<void> {
  const payments = await store.paymentsOf(ctx, id)
  const one = payments.find((payment) => isUnderWay([payment]))
  if (one) refuse('payment.under-way', { amount: formatFen(one.amountFen, currency) })
}
