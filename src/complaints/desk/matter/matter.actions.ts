import { clocksOf } from '../../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { record } from '../../../kernel/fact/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../complaint.actions.ts'
import { clockFor } from '../../complaint-clock.rules.ts'
import { staged } from '../../complaint-clocks.actions.ts'
import { sideOf, type Complaint } from '../../complaint.rules.ts'
import * as complaints from '../../complaint.store.ts'
import { handled, heldByUs } from '../../handled.actions.ts'
import { reachOf } from '../../intake/contact.store.ts'
import { sourcesOf } from '../../intake/source.store.ts'
import { orderOf } from '../../orders.actions.ts'
import { parseReceipt } from '../../receipt.rules.ts'
import { ofSamePerson } from '../../signals/neighbour.store.ts'
import { ClockView } from '../../../kernel/clock/clock.contract.ts'
import type { MatterRow, MatterView } from './matter.contract.ts'
import { goOnAlone } from './alone.actions.ts'
import { mayBring } from './demands.actions.ts'
import * as store from './matter.store.ts'
import { whyNotMerge } from './merge.rules.ts'

export async function showMatter(ctx: Ctx, id: string): Promise<MatterView> {
  const complaint = await handled(ctx, id)
  const mergers = await store.mergersOf(ctx, [id])
  const links = await store.linksOf(ctx, id)
  const candidates = await store.othersOf(ctx, complaint)
  const leaderId = mergers.find((one) => one.complaintId === id)?.leaderId ?? null
  const followers = mergers.filter((one) => one.leaderId === id).map((one) => one.complaintId)
  const wanted = [...(leaderId ? [leaderId] : []), ...followers, ...links.map((one) => one.id), ...candidates]
  const rows = await rowsOf(ctx, [...new Set(wanted)])
  const taken = new Set([leaderId, ...followers])
  const show = (ids: readonly string[]) => ids.flatMap((one) => rows.get(one) ?? [])
  return {
    leader: leaderId === null ? null : (rows.get(leaderId) ?? null),
    merged: show(followers),
    related: links.flatMap(({ id: own, kind }) => {
      const row = rows.get(own)
      return row ? [{ ...row, kind }] : []
    }),
    candidates: show(candidates.filter((one) => !taken.has(one))),
    lines: await linesOf(ctx, complaint),
  }
}

async function linesOf(ctx: Ctx, { id, orderId }: Complaint) {
  const order = orderId === null ? null : await orderOf(ctx, orderId)
  const concerned = new Set(await complaints.linesOf(ctx, id))
  return (order?.lines ?? [])
    .filter((line) => concerned.has(line.id))
    .map((line) => ({ id: line.id, title: line.title }))
}

/** Each with its own clock and the numbers it came with. What the reader is a side of is not shown. */
async function rowsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, MatterRow>> {
  const found = (await complaints.findAll(ctx, ids)).filter((one) => sideOf(ctx.actor, one) === 'platform')
  const clocks = Map.groupBy(staged(ctx, ids.length === 0 ? [] : await clocksOf(ctx, ids)), (clock) => clock.subject)
  const rows = new Map<string, MatterRow>()
  for (const one of found) {
    const clock = clockFor('platform', one, clocks.get(one.id) ?? [])
    rows.set(one.id, {
      id: one.id,
      receipt: one.receipt,
      category: one.category,
      channel: one.channel,
      state: one.state,
      outcome: one.outcome,
      receivedAt: one.receivedAt.toISOString(),
      clock: clock && ClockView.parse(clock),
      references: (await sourcesOf(ctx, one.id)).filter(({ url }) => url === null).map(({ reference }) => reference),
    })
  }
  return rows
}

/** By id or receipt number; what the caller may not see is not there. */
export async function other(ctx: Ctx, text: string, field: string): Promise<string> {
  const receipt = parseReceipt(text)
  const id = receipt === null ? text : await store.idByReceipt(ctx, receipt)
  const there = id === null ? undefined : await complaints.find(ctx, id)
  if (!there || sideOf(ctx.actor, there) !== 'platform') return refuse('desk.no-such-complaint', { field })
  return there.id
}

/** Both are held, the smaller id first, so that two who merge crosswise cannot both succeed. */
export async function mergeComplaint(ctx: Ctx, asked: { id: string; into: string; text: string }): Promise<MatterView> {
  await handled(ctx, asked.id)
  const into = await other(ctx, asked.into, 'into')
  const held = new Map<string, Complaint>()
  for (const id of [...new Set([asked.id, into])].toSorted()) held.set(id, await heldByUs(ctx, id))
  const [one, leader] = [held.get(asked.id), held.get(into)]
  if (!one || !leader) return refuse('not-found', { noun: 'complaint' })
  const person = { complaint: one, reach: await reachOf(ctx, one.id) }
  const samePerson = (await ofSamePerson(ctx, person, [into])).has(into)
  const code = whyNotMerge({ one, into: leader, samePerson }, await store.mergersOf(ctx, [one.id, into]))
  if (code !== null) refuse(code, { field: 'into', receipt: leader.receipt })
  if (!(await mayBring(ctx, one, leader))) refuse('desk.merge-demands', { field: 'into', receipt: leader.receipt })
  await store.insertMerged(ctx, { complaintId: one.id, leaderId: into })
  await noteBoth(ctx, [one.id, into], asked.text)
  await record(ctx, [
    { kind: 'complaint.merged', subject: one.id, data: { into } },
    { kind: 'complaint.merged-in', subject: into, data: { complaint: one.id } },
  ])
  return showMatter(ctx, asked.id)
}

export async function separateComplaint(ctx: Ctx, { id, text }: { id: string; text: string }): Promise<MatterView> {
  const complaint = await heldByUs(ctx, id)
  const leader = (await store.mergersOf(ctx, [id])).find((one) => one.complaintId === id)?.leaderId
  if (leader === undefined) refuse('desk.not-merged')
  if (complaint.state === 'closed') refuse('desk.merged-and-over')
  await store.deleteMerged(ctx, id)
  await goOnAlone(ctx, complaint)
  await noteBoth(ctx, [id, leader ?? id], text)
  await record(ctx, [{ kind: 'complaint.separated', subject: id, data: { from: leader } }])
  return showMatter(ctx, id)
}

export async function relateComplaint(
  ctx: Ctx,
  asked: { id: string; other: string; on: boolean },
): Promise<MatterView> {
  await heldByUs(ctx, asked.id)
  const link = { one: asked.id, other: await other(ctx, asked.other, 'other') }
  if (link.one === link.other) refuse('desk.merge-itself', { field: 'other' })
  const changed = asked.on
    ? await store.insertLink(ctx, { ...link, kind: 'related' })
    : await store.deleteLink(ctx, link)
  if (changed)
    await record(ctx, [
      { kind: asked.on ? 'complaint.related' : 'complaint.unrelated', subject: link.one, data: { other: link.other } },
    ])
  return showMatter(ctx, asked.id)
}

/** Why, in the notes of both: for colleagues only. */
export async function noteBoth(ctx: Ctx, ids: readonly string[], text: string): Promise<void> {
  for (const id of new Set(ids)) await say(ctx, id, { side: 'platform', kind: 'message', audience: ['platform'], text })
}
