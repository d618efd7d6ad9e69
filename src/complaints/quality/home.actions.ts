import type { Task } from '../../kernel/capability.ts'
import { dayNumber, startOfDay } from '../../kernel/calendar/day.rules.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import { listReviews } from './show.actions.ts'
import { openOf } from './task.store.ts'

const kind = { zh: '质检', en: 'Quality review' }
/** What one has to review, to read and to improve; objections for those who decide on them. */
export async function qualityTasks(ctx: Ctx, limit: number): Promise<readonly Task[]> {
  if (!hasRole(ctx.actor, 'agent', 'admin', 'governance-officer')) return []
  const of = async (tab: 'mine' | 'about-me' | 'objected') => (await listReviews(ctx, { tab, limit })).rows
  const line = (title: Task['title'], { id, receipt }: { readonly id: string; readonly receipt: string }): Task => ({
    title,
    detail: receipt,
    href: `/complaints/quality/${id}`,
    dueAt: null,
    kind,
  })
  const toRead = (await of('about-me')).filter(({ state }) => state === 'done')
  const lead = hasRole(ctx.actor, 'admin', 'governance-officer')
  const objected = lead ? (await of('objected')).filter(({ agent }) => agent.id !== ctx.actor.id) : []
  return [
    ...(await of('mine')).map((row) => line({ zh: '质检一件投诉', en: 'Review how a complaint was handled' }, row)),
    ...toRead.map((row) =>
      line({ zh: '看质检结果并回应', en: 'Read what was found about your work, and answer' }, row),
    ),
    ...objected.map((row) => line({ zh: '对质检异议作出决定', en: 'Decide on an objection' }, row)),
    ...(await openOf(ctx, limit)).map(({ reviewId, text, dueOn }) => ({
      title: { zh: '完成改进任务', en: 'Do a task for improvement' },
      detail: text,
      href: `/complaints/quality/${reviewId}`,
      dueAt: startOfDay(dayNumber(dueOn) + 1),
      kind,
    })),
  ]
}
