import { z } from 'zod'
import { defineJob, type Job } from '../kernel/capability.ts'
import { measurePlan } from './measure.actions.ts'
import { existingOf } from './plan-view.rules.ts'
import type { Installed } from './plan.routes.ts'

export const measurePlanJob = (installed: Installed): Job =>
  defineJob({
    name: 'evaluation.measure-plan',
    title: { zh: '按实际数据重算各条款的状态', en: 'Compute the state of every clause from live data' },
    payload: z.strictObject({}),
    cron: '*/5 * * * *',
    maxAttempts: 3,
    run: async (ctx) => {
      await measurePlan(ctx, installed.plan, existingOf(installed.abilities()))
    },
  })
