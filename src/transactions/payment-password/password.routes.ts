import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import * as approval from './approval.actions.ts'
import * as contract from './password.contract.ts'
import * as password from './password.actions.ts'

// Outside: a wrong try is counted, and a payment that differs voids its confirmation, although they are refused.
const outside = { outside: true } as const
export const passwordRoutes: readonly BoundRoute[] = [
  handle(contract.readPassword, (ctx) => password.showPassword(ctx)),
  handle(
    contract.setPassword,
    (ctx, asked, { sessionToken: session }) => password.setPassword(ctx, { ...asked, session }),
    outside,
  ),
  handle(contract.confirmPassword, (ctx) => password.confirmPassword(ctx)),
  handle(contract.askReset, (ctx, _, { sessionToken }) => password.askReset(ctx, sessionToken)),
  handle(contract.stopReset, (ctx) => password.stopReset(ctx)),
  handle(contract.askApproval, (ctx, asked, { publicUrl }) => approval.askApproval(ctx, asked, publicUrl)),
  handle(contract.readApproval, (ctx, { id }) => approval.readApproval(ctx, id)),
  handle(contract.checkPassword, (ctx, tried) => approval.checkPassword(ctx, tried), outside),
  handle(contract.declineApproval, (ctx, { id }) => approval.declineApproval(ctx, id)),
  handle(contract.redeemApproval, (ctx, paying) => approval.redeemApproval(ctx, paying), outside),
]
