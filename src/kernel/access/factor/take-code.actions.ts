import type { z } from 'zod'
import type { Ctx } from '../../context.ts'
import { record } from '../../fact/record.ts'
import { notify } from '../../notice/notify.ts'
import { hashToken } from '../token.ts'
import type { TypedWay } from './factor.contract.ts'
import { readRecoveryCode } from './recovery-code.rules.ts'
import { codesLeft, useCode } from './recovery-code.store.ts'
import { stepOfCode } from './totp.ts'
import { holdTotp, takeStep } from './totp.store.ts'

export type Typed = { readonly way: z.infer<typeof TypedWay>; readonly code: string }

/** Whether the code is right; a right one is used up with the caller's transaction. Whoever calls has counted the try before. */
export const takeCode = (ctx: Ctx, accountId: string, { way, code }: Typed): Promise<boolean> =>
  way === 'totp' ? takeTotp(ctx, accountId, code) : takeRecoveryCode(ctx, accountId, code)

async function takeTotp(ctx: Ctx, accountId: string, code: string): Promise<boolean> {
  const totp = await holdTotp(ctx, accountId)
  if (!totp?.confirmed_at) return false
  const lastStep = totp.last_step === null ? null : Number(totp.last_step)
  const step = stepOfCode({ secret: totp.secret, code, lastStep }, ctx.now)
  if (step !== null) await takeStep(ctx, accountId, step)
  return step !== null
}

async function takeRecoveryCode(ctx: Ctx, accountId: string, typed: string): Promise<boolean> {
  const code = readRecoveryCode(typed)
  if (code === null || !(await useCode(ctx, accountId, hashToken(code)))) return false
  const left = await codesLeft(ctx, accountId)
  const [fact] = await record(ctx, [{ kind: 'account.recovery-code-used', subject: accountId, data: { left } }])
  await notify(ctx, {
    to: { account: accountId },
    template: 'account.recovery-code-used',
    params: { left },
    subject: null,
    dedupe: fact?.id ?? `${accountId} ${ctx.now.getTime()}`,
  })
  return true
}
