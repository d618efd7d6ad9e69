import { shanghaiDay } from '../../../kernel/calendar/day.rules.ts'
import type { Task } from '../../../kernel/capability.ts'
import { hasRole, type Ctx } from '../../../kernel/context.ts'
import { atStake } from './away.actions.ts'
import { isAbsent } from './duty.rules.ts'
import { membersOf } from './members.actions.ts'

/** On the lead's desk: whoever is away today and has complaints whose limits run out before the return. What can wait stays on purpose. */
export async function rosterTasks(ctx: Ctx, limit: number): Promise<readonly Task[]> {
  if (!hasRole(ctx.actor, 'admin')) return []
  const today = shanghaiDay(ctx.now)
  const away = (await membersOf(ctx)).filter((member) => member.load > 0 && isAbsent(member, today))
  const tasks: Task[] = []
  for (const { id, name, absences } of away) {
    if (tasks.length >= limit) break
    const untilDay = absences.find((one) => isAbsent({ absences: [one] }, today))?.untilDay ?? today
    const { page, more } = await atStake(ctx, { accountId: id, fromDay: today, untilDay })
    if (page.length > 0) tasks.push(taskOf({ id, name, count: `${page.length}${more ? '+' : ''}` }))
  }
  return tasks
}

const taskOf = ({ id, name, count }: { readonly id: string; readonly name: string; readonly count: string }): Task => ({
  title: { zh: '缺勤专员的投诉还没有移交', en: 'Somebody is away and has not handed over' },
  detail: `${name} · ${count}`,
  href: `/complaints/roster?from=${id}`,
  dueAt: null,
  kind: { zh: '值班', en: 'Roster' },
})
