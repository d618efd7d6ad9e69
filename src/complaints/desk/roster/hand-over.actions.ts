import { peopleWithRole } from '../../../kernel/access/people.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { record } from '../../../kernel/fact/record.ts'
import { newId } from '../../../kernel/id.ts'
import { notify } from '../../../kernel/notice/notify.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../complaint.actions.ts'
import type { Complaint } from '../../complaint.rules.ts'
import * as complaints from '../../complaint.store.ts'
import { sha256 } from '../../../kernel/sha256.ts'
import { isParty } from '../../ties/ties.rules.ts'
import { give } from './assign.actions.ts'
import { chooseAgent, whyNotThis, type Matter } from './duty.rules.ts'
import { mostHandedOver, type HandOverRow } from './hand-over.contract.ts'
import { mattersOf, membersOf, type Named } from './members.actions.ts'
import { assertOwnOrLead } from './roster.actions.ts'
import type { Considered } from './roster.contract.ts'
import { oneChoiceAtATime } from './roster.store.ts'
import { openOf } from './waiting.store.ts'

type Asked = { readonly from: string; readonly to?: string | undefined }

export async function previewHandOver(ctx: Ctx, { from, to }: Asked): Promise<{ rows: HandOverRow[]; more: boolean }> {
  assertOwnOrLead(ctx, from)
  const open = await openOf(ctx, from, mostHandedOver + 1)
  const chosen = await chooseForEach(ctx, open.slice(0, mostHandedOver), { from, to, on: ctx.now })
  return { rows: chosen.map(rowOf), more: open.length > mostHandedOver }
}

type Chosen = {
  readonly complaint: Complaint
  readonly to: Pick<Named, 'id' | 'name'> | null
  readonly seed: string
  readonly considered: readonly Considered[]
}
type Sharing = Asked & { /** The day that decides who is away. */ readonly on: Date }

/** Each complaint with whom it would go to; given out one after the other, so that the first does not get all. */
export async function chooseForEach(
  ctx: Ctx,
  open: readonly Complaint[],
  { from, to, on }: Sharing,
): Promise<Chosen[]> {
  const matters = await mattersOf(ctx, open)
  const pool = (await membersOf(ctx)).filter(({ id }) => id !== from && (to === undefined || id === to))
  if (to !== undefined && pool.length === 0) refuse('complaint.not-an-agent', { field: 'to' })
  const load = new Map(pool.map((one) => [one.id, one.load]))
  return open.map((complaint) => {
    const seed = sha256(complaint.receipt)
    const members = pool.map((one) => ({ ...one, load: load.get(one.id) ?? 0 }))
    const matter = matters.get(complaint.id)
    const { chosen, considered } = matter
      ? pick(ctx, members, { matter, seed, wanted: to, on })
      : { chosen: null, considered: [] }
    if (chosen) load.set(chosen.id, (load.get(chosen.id) ?? 0) + 1)
    return { complaint, to: chosen, seed, considered }
  })
}

export function rowOf({ complaint, to }: Pick<Chosen, 'complaint' | 'to'>): HandOverRow {
  const { id, receipt, category, state, nextDueAt } = complaint
  return {
    id,
    receipt,
    category,
    state,
    dueAt: nextDueAt?.toISOString() ?? null,
    to: to && { id: to.id, name: to.name },
  }
}

type Wanted = {
  readonly matter: Matter
  readonly seed: string
  readonly wanted: string | undefined
  readonly on: Date
}
type Picked = { readonly chosen: Named | null; readonly considered: readonly Considered[] }
/** A person who was named gets what he is no side of; otherwise the rule chooses among those who are not away. */
function pick(ctx: Ctx, members: readonly Named[], { matter, seed, wanted, on }: Wanted): Picked {
  if (wanted !== undefined)
    return { chosen: members.find((one) => whyNotThis(one, matter) !== 'side') ?? null, considered: [] }
  const { calendar } = ctx.rulebook
  const { agentId, considered } = chooseAgent(members, matter, { now: on, calendar, seed, anyHour: true })
  return { chosen: members.find(({ id }) => id === agentId) ?? null, considered }
}

type HandOver = {
  readonly from: string
  readonly note: string
  readonly rows: readonly { readonly id: string; readonly to: string }[]
}
type Done = { readonly handed: string[]; readonly refused: { id: string; code: string }[] }

/** In the order of the ids, so that two of these cannot wait for each other. */
export async function handOver(ctx: Ctx, { from, note, rows }: HandOver): Promise<Done> {
  assertOwnOrLead(ctx, from)
  await oneChoiceAtATime(ctx)
  const agents = new Map((await peopleWithRole(ctx, ['agent'])).map((agent) => [agent.id, agent]))
  const done: Done = { handed: [], refused: [] }
  const given = new Map<string, number>()
  const wanted = new Map(rows.map((row) => [row.id, row.to]))
  for (const id of [...wanted.keys()].toSorted()) {
    const complaint = await complaints.hold(ctx, id)
    const agent = agents.get(wanted.get(id) ?? '')
    const side = agent !== undefined && complaint !== undefined && isParty(agent, complaint)
    const code =
      !complaint || complaint.state === 'closed' || complaint.agentId !== from
        ? 'desk.moved-meanwhile'
        : !agent || agent.id === from || side
          ? 'complaint.not-an-agent'
          : null
    if (code !== null || !complaint || !agent) done.refused.push({ id, code: code ?? 'desk.moved-meanwhile' })
    else {
      await give(ctx, complaint, { how: 'hand-over', agentId: agent.id })
      await say(ctx, id, { side: 'platform', kind: 'message', audience: ['platform'], text: note })
      done.handed.push(id)
      given.set(agent.id, (given.get(agent.id) ?? 0) + 1)
    }
  }
  await tellNewAgents(ctx, { from, given, template: 'complaint.handed-over' })
  return done
}

type Telling = { readonly from: string; readonly given: ReadonlyMap<string, number>; readonly template: string }
export async function tellNewAgents(ctx: Ctx, { from, given, template }: Telling): Promise<void> {
  if (given.size === 0) return
  const id = newId('hov')
  const total = [...given.values()].reduce((sum, n) => sum + n, 0)
  await record(ctx, [
    { kind: 'complaint.handed-over', subject: id, data: { from, total, to: Object.fromEntries(given) } },
  ])
  for (const [account, count] of given)
    if (account !== ctx.actor.id)
      await notify(ctx, {
        to: { account },
        template,
        params: { count },
        subject: null,
        dedupe: `complaint.handed-over:${id}`,
      })
}
