import { namesOf } from '../../../kernel/access/people.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { finish } from '../../complaint.actions.ts'
import type { Complaint } from '../../complaint.rules.ts'
import * as complaints from '../../complaint.store.ts'
import { handled } from '../../handled.actions.ts'
import { sha256 } from '../../../kernel/sha256.ts'
import { chooseAgent, isForSomebody, whyNotNow, whyNotThis, type Matter } from './duty.rules.ts'
import { mattersOf, membersOf } from './members.actions.ts'
import type { AssignmentView, Duty } from './roster.contract.ts'
import * as store from './roster.store.ts'
import { holdFree, waiting } from './waiting.store.ts'

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

/** So many are given in one run, the rest with the next; so many are looked at, since nobody may be there for those in front. */
const mostAtOnce = 200
const mostPages = 50
/** When a shift begins: what came in the night finds its agent. */
export async function assignWaiting(ctx: Ctx): Promise<void> {
  const when = { now: ctx.now, calendar: ctx.rulebook.calendar }
  let members = await membersOf(ctx)
  let given = 0
  for await (const [{ id }, matter] of allWaiting(ctx)) {
    if (given >= mostAtOnce || members.every((member) => whyNotNow(member, when) !== null)) return
    if (!isForSomebody(members, matter, when) || !(await assignByRule(ctx, id))) continue
    given += 1
    members = await membersOf(ctx)
  }
}

/** What nobody has, the most urgent first, each with what decides who can do it. */
async function* allWaiting(ctx: Ctx, duty: Duty | null = null): AsyncGenerator<[Complaint, Matter]> {
  const skills = { categories: duty?.categories ?? [], channels: duty?.channels ?? [] }
  let after: Complaint | null = null
  for (let page = 0; page < mostPages; page += 1) {
    const rows: Complaint[] = await waiting(ctx, { ...skills, after, limit: mostAtOnce })
    const matters = await mattersOf(ctx, rows)
    for (const row of rows) {
      const matter = matters.get(row.id)
      if (matter) yield [row, matter]
    }
    after = rows.at(-1) ?? null
    if (rows.length < mostAtOnce) return
  }
}

/** The most urgent that this person can do by the same rule as the choice; what somebody else is taking right now is passed over. */
export async function takeNext(ctx: Ctx): Promise<{ id: string; receipt: string }> {
  const duty = (await store.dutiesOf(ctx, [ctx.actor.id])).get(ctx.actor.id) ?? null
  const { id: agentId, consumerId, merchantId } = ctx.actor
  for await (const [{ id }, matter] of allWaiting(ctx, duty)) {
    if (whyNotThis({ id: agentId, consumerId, merchantId, duty }, matter) !== null) continue
    const complaint = await holdFree(ctx, id)
    if (!complaint) continue
    await give(ctx, complaint, { how: 'next', agentId })
    return { id: complaint.id, receipt: complaint.receipt }
  }
  return refuse('desk.nothing-waiting')
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
