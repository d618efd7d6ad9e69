import { z } from 'zod'
import { defineJob, type Job } from '../../kernel/capability.ts'
import { sendCode } from './code.actions.ts'
import { sweep } from './code.store.ts'

const dayMs = 24 * 60 * 60 * 1000

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
} as const
