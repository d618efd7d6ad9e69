import { activePerson, peopleWithRole } from '../../kernel/access/people.ts'
import { dayNumber, shanghaiDay, startOfDay } from '../../kernel/calendar/day.rules.ts'
import { dayMs } from '../../kernel/calendar/span.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Findings } from '../quality/quality.contract.ts'
import { answerReview, fileResult } from '../quality/review.actions.ts'
import * as reviews from '../quality/review.store.ts'
import { checklistNow, drawRound } from '../quality/round.actions.ts'
import * as rounds from '../quality/round.store.ts'
import { step } from './demo.actions.ts'

const notKept = { id: 'facts-asked', note: '签收照片是第二次才向商家要的，应该在受理时一起问。' }
const finding = '答复和办结都没有超期，双方都说明过，理由写得清楚。材料可以一次问全。'
const task = '受理时按清单一次问清需要的材料，不分两次问。'
const answer = '同意。这件是我先看了物流记录，没有想到照片。以后受理时一起问。'

/** One round of two: one reviewed and answered, with something to do better; the other waits for another agent. Not told twice. */
export async function demoQuality(ctx: Ctx): Promise<void> {
  if ((await rounds.list(ctx, null, 1)).length > 0) return
  const [admin] = await peopleWithRole(ctx, ['admin'])
  const lead = admin ? await activePerson(ctx, admin.id) : null
  const daysAgo = (days: number) => new Date(ctx.now.getTime() - days * dayMs)
  const [from, until] = [shanghaiDay(daysAgo(45)), shanghaiDay(daysAgo(4))]
  const span = { from: startOfDay(dayNumber(from)), until: startOfDay(dayNumber(until) + 1), limit: 500 }
  const handled = new Set((await rounds.candidates(ctx, span)).map(({ agent }) => agent))
  const free = (await peopleWithRole(ctx, ['agent'])).filter(({ id }) => !handled.has(id)).map(({ id }) => id)
  if (!lead || handled.size === 0 || free.length === 0) return
  const drawn = await step(ctx, lead, daysAgo(3), (inner) =>
    drawRound(inner, { from, until, size: { count: 2 }, reviewers: free.slice(0, 2) }),
  )
  const filter = { tab: 'open', round: drawn.id, leads: true, after: null, limit: 1 } as const
  const [first] = await reviews.list({ ...ctx, actor: lead }, filter)
  const reviewer = first?.reviewerId ? await activePerson(ctx, first.reviewerId) : null
  const agent = first ? await activePerson(ctx, first.agentId) : null
  if (!first || !reviewer || !agent) return
  const tasks = [{ text: task, owner: agent.id, dueOn: shanghaiDay(daysAgo(-7)) }]
  await step(ctx, reviewer, daysAgo(2), (inner) =>
    fileResult(inner, { id: first.id, findings: findingsOf(inner), finding, tasks }),
  )
  await step(ctx, agent, daysAgo(1), (inner) => answerReview(inner, { id: first.id, text: answer, objects: false }))
}

const findingsOf = (ctx: Ctx): Findings =>
  Object.fromEntries(
    checklistNow(ctx).items.map(({ id }) =>
      id === notKept.id
        ? [id, { found: 'no' as const, note: notKept.note }]
        : [id, { found: 'yes' as const, note: '' }],
    ),
  )
