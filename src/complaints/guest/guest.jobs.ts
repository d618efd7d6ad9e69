import { dayMs } from '../../kernel/calendar/span.ts'
import { z } from 'zod'
import { defineJob, type Job } from '../../kernel/capability.ts'
import { sendCode } from './code.actions.ts'
import { sweep } from './code.store.ts'
import { renewLink } from './link.actions.ts'

export const guestJobs: readonly Job[] = [
  defineJob({
    name: 'complaints.send-guest-code',
    title: { zh: '发送验证码', en: 'Send a verification code' },
    payload: z.strictObject({ id: z.string() }),
    outside: true,
    maxAttempts: 6,
    run: (ctx, { id }) => sendCode(ctx, id),
  }),
  defineJob({
    name: 'complaints.renew-guest-link',
    title: { zh: '重新发送查询链接', en: 'Send a new tracking link' },
    payload: z.strictObject({ receipt: z.string(), contactKey: z.string() }),
    run: (ctx, asked) => renewLink(ctx, asked),
  }),
  defineJob({
    name: 'complaints.sweep-guests',
    title: { zh: '清理过期的验证码和核验凭证', en: 'Sweep expired codes and proofs' },
    payload: z.strictObject({}),
    cron: '50 9 * * *',
    run: (ctx) => sweep(ctx, new Date(ctx.now.getTime() - dayMs)),
  }),
]

/** The words of the log about guests. */
export const guestFacts = {
  'guest.contact-verified': { zh: '核验联系方式', en: 'A contact was verified' },
  'complaint.filed-by-guest': {
    zh: '未登录提交，联系方式已核验',
    en: 'Filed without an account, by a verified contact',
  },
  'guest.link-sent': { zh: '重新发送查询链接', en: 'A new tracking link was sent' },
} as const
