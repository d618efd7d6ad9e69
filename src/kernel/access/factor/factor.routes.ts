import type { Capability } from '../../capability.ts'
import { handle, type BoundRoute } from '../../http/handle.ts'
import { meOf } from '../access.views.ts'
import { begin } from '../begin.ts'
import { finishSignIn } from '../sign-in.actions.ts'
import { stepUp } from '../step-up/step-up.actions.ts'
import * as actions from './factor.actions.ts'
import * as contract from './factor.contract.ts'
import { factorsInDetail } from './factor.store.ts'
import { codesLeft } from './recovery-code.store.ts'

export const factorRoutes: readonly BoundRoute[] = [
  handle(
    contract.finishSignIn,
    async (ctx, typed, exchange) => {
      const started = await finishSignIn(ctx, typed, exchange)
      await begin(ctx, started, exchange)
      return meOf(ctx, started.accountId)
    },
    // A wrong code is counted although it is refused.
    { outside: true },
  ),
  handle(
    contract.stepUp,
    async (ctx, typed, exchange) => {
      const proved = await stepUp(ctx, typed, exchange)
      exchange.setSession(proved.token, proved.expires)
      return { proved: true }
    },
    { outside: true },
  ),
  handle(contract.listFactors, async (ctx) => {
    const { totpSince, passkeys } = await factorsInDetail(ctx, ctx.actor.id)
    return {
      totpSince: totpSince?.toISOString() ?? null,
      passkeys: passkeys.map((row) => ({
        id: row.id,
        name: row.name,
        backedUp: row.backed_up,
        createdAt: row.created_at.toISOString(),
        lastUsedAt: row.last_used_at?.toISOString() ?? null,
      })),
      recoveryCodesLeft: await codesLeft(ctx, ctx.actor.id),
    }
  }),
  handle(contract.beginTotp, (ctx) => actions.beginTotp(ctx)),
  handle(contract.confirmTotp, async (ctx, { code }, exchange) => ({
    recoveryCodes: await actions.confirmTotp(ctx, code, exchange.sessionToken),
  })),
  handle(
    contract.removeTotp,
    async (ctx, typed, exchange) => {
      await actions.removeTotp(ctx, typed, exchange)
      return { removed: true }
    },
    { outside: true },
  ),
  handle(contract.renewRecoveryCodes, async (ctx) => ({ recoveryCodes: await actions.renewRecoveryCodes(ctx) })),
]

export const factorFacts: NonNullable<Capability['facts']> = {
  'session.stepped-up': { zh: '再次确认了本人', en: 'Proved again to be its owner' },
  'session.second-step-failed': { zh: '密码正确，但第二步验证失败', en: 'Right password, but the second step failed' },
  'account.factor-added': { zh: '增加验证方式', en: 'Second factor added' },
  'account.factor-removed': { zh: '解除验证方式', en: 'Second factor removed' },
  'account.recovery-codes-renewed': { zh: '更换恢复码', en: 'Recovery codes renewed' },
  'account.passkey-copied': { zh: '通行密钥可能被复制，已拒绝', en: 'A copied passkey was refused' },
  'account.recovery-code-used': { zh: '使用恢复码', en: 'A recovery code was used' },
}
