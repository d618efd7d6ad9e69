import { handle, type BoundRoute } from '../../http/handle.ts'
import { viewEntered } from '../enter.ts'
import { askCode } from './ask-code.actions.ts'
import * as contract from './code.contract.ts'
import type { CodeDesk } from './code-desk.ts'
import { resetPassword, signInByCode } from './use-code.actions.ts'

export const codeRoutes = (desk: CodeDesk): readonly BoundRoute[] => [
  handle(contract.askSignInCode, (ctx, { login }, { ip, deviceCookie }) =>
    askCode(ctx, { purpose: 'code-sign-in', login, ip, deviceCookie }, desk),
  ),
  handle(
    contract.signInByCode,
    async (ctx, typed, exchange) => viewEntered(ctx, await signInByCode(ctx, typed, exchange), exchange),
    // A wrong code is counted although it is refused.
    { outside: true },
  ),
  handle(contract.askPasswordReset, (ctx, { login }, { ip, deviceCookie }) =>
    askCode(ctx, { purpose: 'password-reset', login, ip, deviceCookie }, desk),
  ),
  handle(
    contract.resetPassword,
    async (ctx, typed) => {
      await resetPassword(ctx, typed)
      return { reset: true }
    },
    { outside: true },
  ),
]
