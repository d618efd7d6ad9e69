import { z } from 'zod'
import { defineJob, type Job, type Reaction } from '../../kernel/capability.ts'
import { about } from '../../kernel/fact/fact.ts'
import { notify } from '../../kernel/notice/notify.ts'
import { numberOf } from './abuse-numbers.actions.ts'
import { forget } from './abuse.store.ts'
import { appealRanOut } from './decide.actions.ts'
import { lookAt } from './look.actions.ts'
import { monthsAfter } from './review.rules.ts'

/** Where nothing was done, nothing has to be remembered for long. */
const monthsWithoutMeasure = 6

export const abuseJobs: readonly Job[] = [
  defineJob({
    name: 'complaints.forget-abuse-reviews',
    title: { zh: '删除到期的滥用核查记录', en: 'Delete reviews of suspected abuse whose time is over' },
    payload: z.strictObject({}),
    cron: '10 4 * * *',
    run: (ctx) =>
      forget(ctx, {
        measured: monthsAfter(ctx.now, -numberOf(ctx, 'kept-months')),
        unmeasured: monthsAfter(ctx.now, -monthsWithoutMeasure),
      }),
  }),
]

export const abuseReactions: readonly Reaction[] = [
  {
    name: 'complaints.look-for-abuse',
    on: [
      'complaint.filed',
      'complaint.closed',
      'complaint.withdrawn',
      'complaint.evidence-added',
      'complaint.signal-found',
    ],
    when: ({ kind, data }) => kind !== 'complaint.signal-found' || data['signal'] === 'near-duplicate',
    lastOnly: true,
    run: (ctx, { subject }) => lookAt(ctx, subject),
  },
  {
    name: 'complaints.abuse-appeal-over',
    on: ['clock.rung-reached'],
    when: (fact) => about('abr')(fact) && fact.data['rung'] === 'due',
    run: appealRanOut,
  },
  {
    name: 'complaints.tell-abuse-review',
    on: ['abuse.opened'],
    run: async (ctx, fact) => {
      if (fact.data['because'] !== 'found') return
      await notify(ctx, {
        to: { role: 'agent' },
        template: 'abuse.to-look',
        params: { review: fact.subject },
        subject: fact.subject,
        dedupe: `abuse.to-look:${fact.subject}`,
        happenedAt: fact.at,
      })
    },
  },
]
