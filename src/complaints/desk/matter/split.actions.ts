import { stopClock } from '../../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { record } from '../../../kernel/fact/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { finish } from '../../complaint.actions.ts'
import { openClocks } from '../../complaint-clocks.actions.ts'
import type { Complaint } from '../../complaint.rules.ts'
import * as complaints from '../../complaint.store.ts'
import { heldByUs } from '../../handled.actions.ts'
import { receiveComplaint } from '../../intake/receive.actions.ts'
import { contactOf } from '../../intake/contact.store.ts'
import { listOf } from '../../statement.store.ts'
import { noteBoth } from './matter.actions.ts'
import * as store from './matter.store.ts'

type Split = {
  readonly id: string
  readonly version: number
  readonly lineIds: readonly string[]
  readonly amountFen: number
  readonly text: string
}

/** A complaint of its own about some of the lines. It was received when the first one was: nobody gains a day by splitting. */
export async function splitComplaint(ctx: Ctx, { id, version, lineIds, amountFen, text }: Split) {
  const before = await heldByUs(ctx, id)
  if (before.version !== version) refuse('complaint.changed-meanwhile')
  if (before.state === 'closed') refuse('complaint.already-closed')
  if (!splittable.includes(before.state)) refuse('desk.split-late')
  const lines = await complaints.linesOf(ctx, id)
  const off = lines.filter((line) => lineIds.includes(line))
  if (off.length < new Set(lineIds).size) refuse('desk.split-foreign-line', { field: 'lineIds' })
  if (off.length === lines.length) refuse('desk.split-all', { field: 'lineIds' })
  if (amountFen > before.claimFen) refuse('desk.split-too-much', { field: 'amountFen' })
  const made = await receive(ctx, before, { off, amountFen })
  await complaints.removeLines(ctx, id, off)
  await store.setClaim(ctx, id, before.claimFen - amountFen)
  await store.insertLink(ctx, { one: id, other: made.id, kind: 'split' })
  const after = await asFarAs(ctx, before, made)
  await noteBoth(ctx, [id, made.id], text)
  await record(ctx, [
    { kind: 'complaint.split', subject: id, data: { into: made.id, lines: off, amountFen } },
    { kind: 'complaint.split-from', subject: made.id, data: { from: id } },
  ])
  return { id: after.id, receipt: after.receipt }
}

/** Later on both sides have offered, proven or decided about the whole. */
const splittable: readonly Complaint['state'][] = ['received', 'needs_info', 'negotiating', 'evidence']

async function receive(ctx: Ctx, before: Complaint, { off, amountFen }: { off: readonly string[]; amountFen: number }) {
  const { orderId, orderNumber, merchantId, consumerId } = before
  if (orderId === null || orderNumber === null || merchantId === null || consumerId === null)
    return refuse('desk.split-no-order')
  const contact = await contactOf(ctx, before.id)
  return receiveComplaint(ctx, {
    channel: before.channel,
    receivedAt: before.receivedAt,
    category: before.category,
    remedies: before.remedies,
    claimFen: amountFen,
    details: Object.fromEntries((await complaints.detailsOf(ctx, before.id)).map(({ name, value }) => [name, value])),
    text: (await listOf(ctx, before.id)).find(({ kind }) => kind === 'claim')?.text ?? '',
    files: [],
    flags: before.flags,
    order: { id: orderId, number: orderNumber, merchantId, consumerId, lineIds: off, currency: before.currency },
    ...(before.guestId !== null && { guestId: before.guestId }),
    ...(contact && { contact }),
    enteredBy: 'platform',
  })
}

/** What the first one has behind it, this one has too: it was accepted and answered as part of it. */
async function asFarAs(ctx: Ctx, first: Complaint, made: Complaint): Promise<Complaint> {
  if (first.acknowledgedAt === null) return made
  if (first.respondedAt !== null)
    for (const clock of await openClocks(ctx, made))
      if (clock.stage === 'respond') await stopClock(ctx, clock.id, { at: first.respondedAt, outcome: 'met' })
  const after = {
    ...made,
    state: 'negotiating' as const,
    agentId: first.agentId,
    acknowledgedAt: first.acknowledgedAt,
    respondedAt: first.respondedAt,
    merchantAskedAt: ctx.now,
    version: made.version + 1,
  }
  return finish(ctx, { before: made, after }, [
    { kind: 'complaint.acknowledged', subject: made.id, data: { statement: null, agent: first.agentId } },
  ])
}
