import { hourMs } from '../../kernel/calendar/span.ts'
import { systemActor, type Ctx } from '../../kernel/context.ts'
import { demoConsumerId } from '../../marketplace/index.ts'
import { filterOf } from '../queue-filter.rules.ts'
import * as queue from '../queue.store.ts'
import { answerSurvey, skipSurvey } from '../survey/answer.actions.ts'
import { list } from '../survey/answers.store.ts'
import { askAbout } from '../survey/ask.actions.ts'
import { noteCallBack } from '../survey/lead.actions.ts'
import type { Answer } from '../survey/survey.contract.ts'
import { step } from './demo.actions.ts'
import { someoneWith } from './people.actions.ts'

const most = 24
/** The newest of the calls, for whoever tries the page. */
const stillDue = 2
const text = '已通话：消费者对只退一半有疑问，解释了依据，并请商家补退运费，消费者表示接受。'

type Said = Pick<Answer, 'outcome' | 'handling' | 'solved'> & { readonly text?: string; readonly mayPublish?: boolean }
/** Null: skipped. */
const answers: readonly (Said | null)[] = [
  { outcome: 5, handling: 5, solved: 'yes', text: '两天就退款了，客服一直有回复，谢谢。', mayPublish: true },
  { outcome: 4, handling: 3, solved: 'yes' },
  { outcome: 2, handling: 4, solved: 'partly', text: '钱只退了一半，运费还是我自己出的。' },
  { outcome: 5, handling: 4, solved: 'yes' },
  null,
  { outcome: 1, handling: 2, solved: 'no', text: '来回补了三次材料，最后还是没有解决。', mayPublish: true },
  { outcome: 4, handling: 5, solved: 'yes', text: '经办人说话很耐心，每一步都讲得清楚。' },
]

/** What the consumers of closed complaints said; the demo consumer answers himself. Most of the unhappy answers were called back. */
export async function demoSurvey(ctx: Ctx): Promise<void> {
  const agent = await someoneWith(ctx, 'agent')
  const lead = await someoneWith(ctx, 'governance-officer')
  if (!agent || !lead || (await list({ ...ctx, actor: lead }, { tab: 'all', after: null, limit: 1 })).length > 0) return
  const asAgent = { ...ctx, actor: agent }
  const page = { order: 'closed', after: null, limit: most } as const
  const closed = await queue.list(asAgent, filterOf(asAgent, { tab: 'closed' }), page)
  for (const [place, { id, consumerId, closedAt }] of closed.entries()) {
    if (consumerId === null || closedAt === null) continue
    await step(ctx, systemActor, closedAt, (inner) => askAbout(inner, id))
    const at = new Date(Math.min(closedAt.getTime() + (3 + place) * hourMs, ctx.now.getTime()))
    const said = answers[place % answers.length]
    if (consumerId === demoConsumerId || said === undefined) continue
    const consumer = { ...systemActor, id: 'demo', kind: 'person' as const, roles: ['consumer' as const], consumerId }
    await step(ctx, consumer, at, async (inner) => {
      await (said === null ? skipSurvey(inner, id) : answerSurvey(inner, { id, text: '', mayPublish: false, ...said }))
    })
  }
  const due = await list({ ...ctx, actor: lead }, { tab: 'call-backs', after: null, limit: most })
  for (const { id, answeredAt } of due.slice(0, -stillDue)) {
    const at = new Date(Math.min((answeredAt ?? ctx.now).getTime() + 20 * hourMs, ctx.now.getTime()))
    await step(ctx, lead, at, (inner) => noteCallBack(inner, { id, text }))
  }
}
