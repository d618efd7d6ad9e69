import { peopleWithRole } from '../../../kernel/access/people.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { record } from '../../../kernel/fact/record.ts'
import { newId } from '../../../kernel/id.ts'
import { notify } from '../../../kernel/notice/notify.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../complaint.actions.ts'
import * as complaints from '../../complaint.store.ts'
import { sha256 } from '../../sha256.ts'
import { isParty } from '../../ties/ties.rules.ts'
import { give } from './assign.actions.ts'
import { chooseAgent, whyNotThis } from './duty.rules.ts'
import { mostHandedOver, type HandOverRow } from './hand-over.contract.ts'
import { mattersOf, membersOf, type Named } from './members.actions.ts'
import { assertOwnOrLead } from './roster.actions.ts'
import { oneChoiceAtATime } from './roster.store.ts'
import { openOf } from './waiting.store.ts'

type Asked = { readonly from: string; readonly to?: string | undefined }

/** Each complaint with whom it would go to; given out one after the other, so that the first does not get all. */
export async function previewHandOver(ctx: Ctx, { from, to }: Asked): Promise<{ rows: HandOverRow[]; more: boolean }> {
  assertOwnOrLead(ctx, from)
  const open = await openOf(ctx, from, mostHandedOver + 1)
  const page = open.slice(0, mostHandedOver)
  const matters = await mattersOf(ctx, page)
  const pool = (await membersOf(ctx)).filter(({ id }) => id !== from && (to === undefined || id === to))
  if (to !== undefined && pool.length === 0) refuse('complaint.not-an-agent', { field: 'to' })
  const load = new Map(pool.map((one) => [one.id, one.load]))
  const rows: HandOverRow[] = []
  for (const { id, receipt, category, state, nextDueAt } of page) {
    const matter = matters.get(id)
    const members = pool.map((one) => ({ ...one, load: load.get(one.id) ?? 0 }))
    const chosen = matter ? pick(ctx, members, { matter, seed: sha256(receipt), wanted: to }) : null
    if (chosen) load.set(chosen.id, (load.get(chosen.id) ?? 0) + 1)
    const dueAt = nextDueAt?.toISOString() ?? null
    rows.push({ id, receipt, category, state, dueAt, to: chosen && { id: chosen.id, name: chosen.name } })
  }
  return { rows, more: open.length > mostHandedOver }
}

type Pick = {
  readonly matter: Parameters<typeof whyNotThis>[1]
  readonly seed: string
  readonly wanted: string | undefined
}
/** A person who was named gets what he is no side of; otherwise the rule chooses among those who are not away. */
function pick(ctx: Ctx, members: readonly Named[], { matter, seed, wanted }: Pick): Named | null {
  if (wanted !== undefined) return members.find((one) => whyNotThis(one, matter) !== 'side') ?? null
  const { agentId } = chooseAgent(members, matter, {
    now: ctx.now,
    calendar: ctx.rulebook.calendar,
    seed,
    anyHour: true,
  })
  return members.find(({ id }) => id === agentId) ?? null
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
  await tellNewAgents(ctx, from, given)
  return done
}

async function tellNewAgents(ctx: Ctx, from: string, given: ReadonlyMap<string, number>): Promise<void> {
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
        template: 'complaint.handed-over',
        params: { count },
        subject: null,
        dedupe: `complaint.handed-over:${id}`,
      })
}
