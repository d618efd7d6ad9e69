import type { Ctx } from '../../../kernel/context.ts'
import type { Fact } from '../../../kernel/fact/fact.ts'
import { record } from '../../../kernel/fact/record.ts'
import { closedFact, ended, everybody, finish, say } from '../../complaint.actions.ts'
import { stopClocks } from '../../complaint-clocks.actions.ts'
import type { Complaint } from '../../complaint.rules.ts'
import * as complaints from '../../complaint.store.ts'
import { listOf } from '../../statement.store.ts'
import { stateTable } from '../../lifecycle/states.rules.ts'
import { goOnAlone } from './alone.actions.ts'
import { deleteMerged, mergersOf } from './matter.store.ts'

async function followersOf(ctx: Ctx, leaderId: string): Promise<Complaint[]> {
  const ids = (await mergersOf(ctx, [leaderId]))
    .filter((one) => one.leaderId === leaderId)
    .map((one) => one.complaintId)
  const held: Complaint[] = []
  for (const id of ids.toSorted()) {
    const complaint = await complaints.hold(ctx, id)
    if (complaint && complaint.state !== 'closed') held.push(complaint)
  }
  return held
}

/** The person was answered once, and heard it once: the first answer counts for every complaint of the matter, each by its own clock. */
export async function answeredTogether(ctx: Ctx, fact: Fact): Promise<void> {
  const said = (await listOf(ctx, fact.subject)).find(({ id }) => id === fact.data['statement'])
  for (const before of await followersOf(ctx, fact.subject)) {
    if (before.respondedAt !== null) continue
    const statement = await say(ctx, before.id, {
      side: 'platform',
      kind: 'response',
      audience: ['consumer', 'platform'],
      text: said?.text ?? '',
    })
    await stopClocks(ctx, before, ({ stage }) => (stage === 'respond' ? 'met' : null))
    const moves = before.state === 'received'
    const after = {
      ...before,
      respondedAt: fact.at,
      acknowledgedAt: before.acknowledgedAt ?? fact.at,
      merchantAskedAt: moves ? ctx.now : before.merchantAskedAt,
      state: moves ? ('negotiating' as const) : before.state,
      version: before.version + 1,
    }
    await finish(ctx, { before, after }, [
      { kind: 'complaint.answered-together', subject: before.id, data: { statement, leader: fact.subject } },
    ])
  }
}

/** Decided there, it is decided in time or late for each by its own clock, although what follows takes longer. */
export async function decidedTogether(ctx: Ctx, fact: Fact): Promise<void> {
  const leader = await complaints.find(ctx, fact.subject)
  if (!leader || leader.state === 'closed' || !stateTable[leader.state].finished) return
  for (const one of await followersOf(ctx, fact.subject))
    await stopClocks(ctx, one, ({ stage }) => (stage === 'finish' ? 'met' : null))
}

/** How the leading one ended is how the matter ended; what is owed stands there once, not once for each. */
export async function endedTogether(ctx: Ctx, fact: Fact): Promise<void> {
  const leader = await complaints.find(ctx, fact.subject)
  if (!leader || leader.state !== 'closed') return
  for (const before of await followersOf(ctx, fact.subject)) {
    if (leader.outcome === 'withdrawn' || leader.outcome === 'deemed_withdrawn') {
      await letGo(ctx, before, leader)
      continue
    }
    const statement = await say(ctx, before.id, {
      side: 'platform',
      kind: 'closing',
      audience: everybody,
      text: `与投诉 ${leader.receipt} 合并办理，已随该投诉一并办结，处理结果见该投诉。\nHandled together with complaint ${leader.receipt}, and ended with it; the result stands there.`,
    })
    // Each promise is kept or broken by its own clock, and none is dropped because the matter was handled elsewhere.
    await stopClocks(ctx, before, ({ stage }) =>
      stage === 'respond' && before.respondedAt === null && leader.respondedAt === null ? 'cancelled' : 'met',
    )
    const ending = { outcome: 'merged', amountFen: 0 } as const
    const after = ended(
      ctx,
      { ...before, respondedAt: before.respondedAt ?? leader.respondedAt, version: before.version + 1 },
      ending,
    )
    await finish(ctx, { before, after }, [closedFact(before.id, ending, { statement, leader: leader.id })])
  }
}

/** Whoever took back one complaint did not take back the others. */
async function letGo(ctx: Ctx, before: Complaint, leader: Complaint): Promise<void> {
  await deleteMerged(ctx, before.id)
  await goOnAlone(ctx, before)
  await record(ctx, [{ kind: 'complaint.separated', subject: before.id, data: { from: leader.id } }])
}
