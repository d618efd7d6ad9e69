import { dayMs } from '../../kernel/calendar/span.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { sourcesOf } from '../intake/source.store.ts'
import type { MilestoneKind } from '../limits/limit.contract.ts'
import { placesOf } from '../limits/limit.rules.ts'
import { enterMilestone } from '../limits/milestone.actions.ts'
import { milestonesOf } from '../limits/milestone.store.ts'
import { step } from './demo.actions.ts'
import { openCases, someoneWith } from './people.actions.ts'

/** What an authority or a courier did meanwhile in a few open cases. Not told twice. */
export async function demoMilestones(ctx: Ctx): Promise<void> {
  const agent = await someoneWith(ctx, 'agent')
  if (!agent) return
  const told = { authority: 0, courier: 0 }
  for (const complaint of await openCases(ctx, agent)) {
    const places = placesOf(complaint, await sourcesOf(ctx, complaint.id))
    const at = places.authority ? 'authority' : places.courier ? 'courier' : null
    if (at === null || told[at] >= 3) continue
    told[at] += 1
    if ((await milestonesOf(ctx, complaint.id)).length > 0) continue
    const happened: readonly (readonly [MilestoneKind, number])[] =
      at === 'courier' ? [['courier-told', 0]] : [['authority-received', 0], ...acceptedAfter(told.authority)]
    for (const [kind, days] of happened) {
      const on = new Date(complaint.receivedAt.getTime() + days * dayMs)
      if (on <= ctx.now)
        await step(ctx, agent, ctx.now, (inner) =>
          enterMilestone(inner, { id: complaint.id, kind, happenedOn: shanghaiDay(on) }),
        )
    }
  }
}
const acceptedAfter = (which: number): readonly (readonly [MilestoneKind, number])[] =>
  which === 1 ? [] : [['authority-accepted', which]]
