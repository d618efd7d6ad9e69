import { z } from 'zod'
import { defineJob } from '../../kernel/capability.ts'
import { hasRole } from '../../kernel/context.ts'
import { handle } from '../../kernel/http/handle.ts'
import { declareRefusals } from '../../kernel/refusal.contract.ts'
import type { Part } from '../../kernel/part.ts'
import * as contract from './retention.contract.ts'
import { agree, showRetention } from './retention.actions.ts'
import { runRetention } from './run.actions.ts'

const refusals = declareRefusals({
  'retention.plan-over': {
    status: 409,
    zh: '这个清理计划已经执行完了。',
    en: 'This plan was carried out already.',
  },
  'retention.no-approval-needed': {
    status: 409,
    zh: '这个计划的数量不到规定比例，不需要两个人同意，到时间自动执行。',
    en: 'This plan is too small to need anybody’s word; it is carried out when its time comes.',
  },
  'retention.plan-changed': {
    status: 409,
    zh: '计划的数量和您看到的不一样，没有记录您的同意。请刷新后再看。',
    en: 'The plan is not the one you saw; nothing was recorded. Look at it again.',
  },
  'retention.agreed-already': {
    status: 409,
    zh: '您已经同意过了，还需要另一个人同意。',
    en: 'You agreed already; it takes somebody else.',
  },
})

/** What is over goes: planned, shown, agreed to where it is much, and carried out at night. README.md */
export const retentionPart: Part = {
  routes: [
    handle(contract.readRetention, (ctx) => showRetention(ctx)),
    handle(contract.approveRetention, (ctx, agreed) => agree(ctx, agreed)),
  ],
  jobs: [
    defineJob({
      name: 'privacy.retention',
      title: { zh: '清理到期的个人信息', en: 'Remove personal information whose time is over' },
      payload: z.strictObject({}),
      cron: '50 3 * * *',
      outside: true,
      run: runRetention,
    }),
  ],
  refusals,
  facts: {
    'privacy.retention-planned': { zh: '计划清理到期的个人信息', en: 'A removal was planned' },
    'privacy.retention-approved': { zh: '同意清理计划', en: 'A removal was agreed to' },
    'privacy.retention-run': { zh: '清理到期的个人信息', en: 'What was over was removed' },
  },
  subjects: { rtp: async ({ actor }) => hasRole(actor, 'privacy-officer', 'governance-officer', 'admin', 'regulator') },
}
