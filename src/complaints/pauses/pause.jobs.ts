import { z } from 'zod'
import { defineJob, type Job, type Reaction } from '../../kernel/capability.ts'
import { about } from '../../kernel/fact/fact.ts'
import * as complaints from '../complaint.store.ts'
import { endChallengePause } from './challenge.actions.ts'
import { comeUnder } from './force-majeure-case.actions.ts'
import { runForceMajeure, runJob } from './force-majeure.actions.ts'
import { tellPause } from './telling.actions.ts'
import { pauseNewsKinds } from './telling.rules.ts'

export const pauseJobs: readonly Job[] = [
  defineJob({
    name: runJob,
    title: { zh: '不可抗力暂停的开始与结束', en: 'Begin and end a standstill for force majeure' },
    payload: z.strictObject({ order: z.string(), ends: z.boolean(), after: z.string() }),
    run: runForceMajeure,
  }),
]

export const pauseReactions: readonly Reaction[] = [
  {
    name: 'complaints.come-under-force-majeure',
    on: ['complaint.filed', 'complaint.stage-entered', 'clock.resumed'],
    when: about('cmp'),
    lastOnly: true,
    run: (ctx, { subject }) => comeUnder(ctx, subject),
  },
  {
    name: 'complaints.challenge-settled',
    on: ['arbitrator.assigned'],
    when: ({ data }) => data['arbitrator'] !== null,
    run: async (ctx, { subject }) => {
      await complaints.hold(ctx, subject)
      await endChallengePause(ctx, subject)
    },
  },
  { name: 'complaints.tell-pause', on: [...pauseNewsKinds], when: about('cmp'), run: tellPause },
]
