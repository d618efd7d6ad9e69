import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { clocksOf } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { notify } from '../../kernel/notice/notify.ts'
import { staged } from '../complaint-clocks.actions.ts'
import type { Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { partiesOf, type News } from '../telling.actions.ts'
import { extensionsOf } from './extension.store.ts'

/** Both sides hear of every standstill and of its end; of a request, whoever is to speak or to decide. */
export async function tellPause(ctx: Ctx, fact: Fact): Promise<void> {
  const complaint = await complaints.find(ctx, fact.subject)
  if (!complaint) return
  for (const { to, template, params } of await newsOf(ctx, fact, complaint))
    await notify(ctx, {
      to,
      template,
      params: { complaint: complaint.id, receipt: complaint.receipt, ...params },
      subject: complaint.id,
      dedupe: `${template}:${fact.id}`,
      happenedAt: fact.at,
    })
}

async function newsOf(ctx: Ctx, fact: Fact, complaint: Complaint): Promise<News[]> {
  const { consumer, merchant, agent } = partiesOf(complaint)
  const both = (template: string, params?: News['params']) => [
    ...consumer(template, params),
    ...merchant(template, params),
  ]
  const { until } = fact.data
  switch (fact.kind) {
    case 'extension.asked': {
      const one = (await extensionsOf(ctx, complaint.id)).find(({ id }) => id === fact.data['extension'])
      if (!one) return []
      const heard = { hearBy: shanghaiDay(new Date(Math.max(one.hearBy.getTime() - 1, fact.at.getTime()))) }
      const other = one.party === 'consumer' ? merchant : consumer
      return [...other('extension.asked', heard), ...agent('extension.to-decide', heard)]
    }
    case 'extension.answered':
      return agent('extension.answered')
    case 'extension.granted':
      return both('extension.granted', { until: lastMoment(until), ...(await finishDay(ctx, complaint)) })
    case 'extension.refused':
      return both('extension.refused')
    case 'extension.ended':
      return both('extension.ended', await finishDay(ctx, complaint))
    case 'challenge.holds':
      return both('challenge.holds', { until: lastMoment(until) })
    case 'force-majeure.began':
      return both('force-majeure.began', { until: lastMoment(until) })
    case 'force-majeure.ended':
      return both('force-majeure.ended', await finishDay(ctx, complaint))
    default:
      return []
  }
}

/** 24:00 of a day is written as that day. */
const lastMoment = (until: unknown): string => shanghaiDay(new Date(new Date(String(until)).getTime() - 1))

/** The day on which everything is promised to be over, as it stands now; while it stands still, as if it went on at the end. */
async function finishDay(ctx: Ctx, complaint: Complaint): Promise<{ finishBy: string }> {
  const finish = await promiseOf(ctx, complaint)
  // A clock that stands still is shown as if it went on now: what is told is the day it has once it does.
  const later = finish?.resumesBy ? await promiseOf({ ...ctx, now: new Date(finish.resumesBy) }, complaint) : finish
  return { finishBy: later?.lastDay ?? shanghaiDay(ctx.now) }
}

async function promiseOf(ctx: Ctx, complaint: Complaint) {
  const clocks = staged(ctx, await clocksOf(ctx, [complaint.id])).filter(({ stoppedAt }) => stoppedAt === null)
  return clocks.find(({ stage }) => stage === 'finish') ?? clocks.find(({ id }) => id === complaint.stageClock)
}
