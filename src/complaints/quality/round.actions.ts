import { namesOf } from '../../kernel/access/people.ts'
import { dayNumber, shanghaiDay, startOfDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import * as complaints from '../complaint.store.ts'
import { readCursor, writeCursor } from '../../kernel/http/cursor.ts'
import { drawOne, seedOf, ticket } from '../ties/draw.rules.ts'
import { tookPartIn } from '../ties/ties.actions.ts'
import { isTied } from '../ties/ties.rules.ts'
import { drawSample, stratumOf } from './draw.rules.ts'
import { reviewersNow } from './reviewers.actions.ts'
import type { drawRound as drawRoute, RoundRow, RoundView } from './round.contract.ts'
import * as reviews from './review.store.ts'
import * as store from './round.store.ts'
import { tellReviewer } from './tell.actions.ts'

/** Beyond it a draw would no longer be something that a person can check. */
const mostCandidates = 5000
const parameter = (ctx: Ctx, id: string): number =>
  Number(ctx.rulebook.ruleOf('parameter', id, shanghaiDay(ctx.now)).value)
export const checklistNow = (ctx: Ctx) => ctx.rulebook.ruleOf('checklist', 'quality.checklist', shanghaiDay(ctx.now))

export async function drawRound(
  ctx: Ctx,
  { from, until, size, reviewers }: Input<typeof drawRoute>,
): Promise<RoundView> {
  if (from > until || until > shanghaiDay(ctx.now)) refuse('quality.period', { field: 'until' })
  const able = await reviewersNow(ctx)
  const chosen = able.filter(({ id }) => reviewers.includes(id))
  if (chosen.length !== new Set(reviewers).size) refuse('quality.no-reviewer', { field: 'reviewers' })
  await store.oneAtATime(ctx)
  const span = { from: startOfDay(dayNumber(from)), until: startOfDay(dayNumber(until) + 1) }
  const candidates = await store.candidates(ctx, { ...span, limit: mostCandidates + 1 })
  if (candidates.length === 0) refuse('quality.nothing-to-draw')
  if (candidates.length > mostCandidates) refuse('quality.too-many', { field: 'from', n: mostCandidates })
  const asked = 'count' in size ? size.count : Math.ceil((candidates.length * size.percent) / 100)
  const wanted = Math.min(asked, parameter(ctx, 'quality.most-sampled'))
  const id = newId('qrd')
  const seed = seedOf(id, candidates.length, ctx.now)
  await store.insert(ctx, { id, from, until, wanted, seed, candidates })
  const drawn = drawSample(candidates, wanted, seed)
  const load = await reviews.loadOf(ctx, reviewers)
  const pool = chosen.map((person) => ({ ...person, load: load.get(person.id) ?? 0 }))
  for (const complaintId of drawn) {
    const complaint = found(await complaints.find(ctx, complaintId), 'complaint')
    const took = await tookPartIn(ctx, [complaint])
    const excluded = pool.filter((person) => isTied(person, [complaint], took)).map((person) => person.id)
    // The same draw as for arbitrators: the least loaded without a part in the case. Where nobody is left, a lead names somebody.
    const reviewerId = drawOne(pool, excluded, ticket(seed, complaintId))
    const one = pool.find((person) => person.id === reviewerId)
    if (one) one.load += 1
    const agentId = complaint.agentId ?? ''
    const rest = { roundId: id, calibrates: null, reason: '', checklist: checklistNow(ctx).from }
    await reviews.insert(ctx, { id: newId('qrv'), complaintId, agentId, reviewerId, ...rest })
  }
  await record(ctx, [{ kind: 'quality.drawn', subject: id, data: { seed, candidates: candidates.length, drawn } }])
  for (const person of pool.filter((one) => one.load > (load.get(one.id) ?? 0))) await tellReviewer(ctx, person.id, id)
  return showRound(ctx, id)
}

const rowOf = (one: store.Counted, names: ReadonlyMap<string, string>): RoundRow => ({
  id: one.id,
  from: one.from,
  until: one.until,
  wanted: one.wanted,
  candidates: one.candidates.length,
  drawn: one.drawn,
  done: one.done,
  by: names.get(one.drawnBy) ?? null,
  at: one.drawnAt.toISOString(),
})

export async function listRounds(ctx: Ctx, { cursor, limit }: { cursor?: string | undefined; limit: number }) {
  const rows = await store.list(ctx, readCursor(cursor), limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const names = await namesOf(ctx, [...new Set(page.map(({ drawnBy }) => drawnBy))])
  const next = rows.length > limit && last ? writeCursor({ at: last.drawnAt, id: last.id }) : null
  return { rows: page.map((one) => rowOf(one, names)), next }
}

/** Drawn again from the seed each time it is shown: what is on record is what the lot gave. */
export async function showRound(ctx: Ctx, id: string): Promise<RoundView> {
  const one = found(await store.find(ctx, id), 'quality-round')
  const drawn = new Set(drawSample(one.candidates, one.wanted, one.seed))
  const names = await namesOf(ctx, [...new Set([one.drawnBy, ...one.candidates.map(({ agent }) => agent)])])
  const strata = [...Map.groupBy(one.candidates, stratumOf).values()].flatMap((members) => {
    const [first] = members
    if (!first) return []
    const { agent, outcome } = first
    const count = members.filter((member) => drawn.has(member.id)).length
    return [{ agent, name: names.get(agent) ?? '', outcome, candidates: members.length, drawn: count }]
  })
  const cases = one.candidates.map((candidate) => ({
    ...candidate,
    ticket: ticket(one.seed, candidate.id),
    drawn: drawn.has(candidate.id),
  }))
  return { ...rowOf(one, names), seed: one.seed, strata, cases }
}
