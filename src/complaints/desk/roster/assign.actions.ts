import { namesOf } from '../../../kernel/access/people.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { finish } from '../../complaint.actions.ts'
import type { Complaint } from '../../complaint.rules.ts'
import * as complaints from '../../complaint.store.ts'
import { handled } from '../../handled.actions.ts'
import { sha256 } from '../../sha256.ts'
import { chooseAgent } from './duty.rules.ts'
import { mattersOf, membersOf } from './members.actions.ts'
import type { AssignmentView } from './roster.contract.ts'
import * as store from './roster.store.ts'
import { nextWaiting, waitingIds } from './waiting.store.ts'

type Given = Pick<store.NewAssignment, 'how' | 'agentId'> &
  Partial<Pick<store.NewAssignment, 'seed' | 'considered' | 'absenceId'>>

/** Who has it is no part of what is decided on: the version stays, so that nobody's step is refused because a case found its agent. */
export async function give(
  ctx: Ctx,
  before: Complaint,
  { how, agentId, seed, considered, absenceId }: Given,
): Promise<Complaint> {
  await store.insertAssignment(ctx, {
    id: newId('asg'),
    complaintId: before.id,
    how,
    agentId,
    beforeId: before.agentId,
    seed: seed ?? null,
    considered: considered ?? null,
    absenceId: absenceId ?? null,
  })
  return finish(ctx, { before, after: { ...before, agentId } }, [
    { kind: 'complaint.assigned', subject: before.id, data: { agent: agentId, before: before.agentId, how } },
  ])
}

/** Gives a complaint that nobody has to somebody on duty; without a roster, or with nobody free, it waits where everybody sees it. */
export async function assignByRule(ctx: Ctx, id: string): Promise<boolean> {
  await store.oneChoiceAtATime(ctx)
  const members = await membersOf(ctx)
  if (members.every(({ duty }) => duty === null)) return false
  const complaint = await complaints.hold(ctx, id)
  if (!complaint || complaint.state === 'closed' || complaint.agentId !== null) return false
  const matter = (await mattersOf(ctx, [complaint])).get(id)
  if (!matter) return false
  const seed = sha256(`${complaint.receipt}\n${ctx.now.toISOString()}`)
  const { agentId, considered } = chooseAgent(members, matter, { now: ctx.now, calendar: ctx.rulebook.calendar, seed })
  if (agentId === null) return false
  await give(ctx, complaint, { how: 'rule', agentId, seed, considered })
  return true
}

/** So many at a time; the rest follows with the next run. */
const mostAtOnce = 200
/** When a shift begins: what came in the night finds its agent. */
export async function assignWaiting(ctx: Ctx): Promise<void> {
  for (const id of await waitingIds(ctx, mostAtOnce)) await assignByRule(ctx, id)
}

export async function takeNext(ctx: Ctx): Promise<{ id: string; receipt: string }> {
  const duty = (await store.dutiesOf(ctx, [ctx.actor.id])).get(ctx.actor.id)
  const skills = { categories: duty?.categories ?? [], channels: duty?.channels ?? [] }
  const complaint = (await nextWaiting(ctx, skills)) ?? refuse('desk.nothing-waiting')
  await give(ctx, complaint, { how: 'next', agentId: ctx.actor.id })
  return { id: complaint.id, receipt: complaint.receipt }
}

export async function listAssignments(ctx: Ctx, id: string): Promise<{ rows: AssignmentView[] }> {
  await handled(ctx, id)
  const rows = await store.assignmentsOf(ctx, id)
  const people = rows.flatMap((row) => [
    row.agent_id,
    row.before_id ?? row.by,
    row.by,
    ...row.considered.map((c) => c.id),
  ])
  const names = await namesOf(ctx, [...new Set(people)])
  return {
    rows: rows.map((row) => ({
      id: row.id,
      how: row.how,
      agent: names.get(row.agent_id) ?? null,
      before: row.before_id === null ? null : (names.get(row.before_id) ?? null),
      by: names.get(row.by) ?? null,
      at: row.at.toISOString(),
      seed: row.seed,
      considered: row.considered.map((one) => ({ ...one, name: names.get(one.id) ?? '—' })),
    })),
  }
}
