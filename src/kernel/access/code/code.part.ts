import { z } from 'zod'
import { defineJob, type Capability } from '../../capability.ts'
import { codeRefusals } from './code.contract.ts'
import type { CodeDesk } from './code-desk.ts'
import { codeRoutes } from './code.routes.ts'
import { forgetRequestsBefore } from './code.store.ts'
import { sendSignInCode } from './send-code.actions.ts'

/** Codes by mail and text, with the ways out that this process has: README.md. */
export const codePart = (desk: CodeDesk): Partial<Capability> => ({
  routes: codeRoutes(desk),
  refusals: codeRefusals,
  facts: { 'account.password-reset': { zh: '用验证码重设密码', en: 'Password reset by a code' } },
  jobs: [
    defineJob({
      name: 'kernel.send-sign-in-code',
      title: { zh: '发送登录验证码', en: 'Send a sign-in code' },
      payload: z.strictObject({ flow: z.string() }),
      outside: true,
      maxAttempts: 5,
      run: (ctx, { flow }) => sendSignInCode(ctx, flow, desk),
    }),
    defineJob({
      name: 'kernel.sweep-sign-in-codes',
      title: { zh: '清理获取验证码的记录', en: 'Sweep requests for sign-in codes' },
      payload: z.strictObject({}),
      cron: '40 9 * * *',
      run: async (ctx) => {
        await forgetRequestsBefore(ctx, new Date(ctx.now.getTime() - 24 * 60 * 60_000))
      },
    }),
  ],
})
