import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import { decideVerification, listVerifications, readVerification } from './decide.actions.ts'
import { askVerification, identityOf, showMine, withdrawVerification } from './identity.actions.ts'
import * as contract from './identity.contract.ts'

export const identityRoutes: readonly BoundRoute[] = [
  handle(contract.readMyIdentity, (ctx) => showMine(ctx)),
  handle(contract.askVerification, (ctx, asking) => askVerification(ctx, asking)),
  handle(contract.withdrawVerification, (ctx, { id }) => withdrawVerification(ctx, id)),
  handle(contract.listVerifications, (ctx, wanted) => listVerifications(ctx, wanted)),
  handle(contract.readVerification, (ctx, { id }) => readVerification(ctx, id)),
  handle(contract.decideVerification, (ctx, deciding) => decideVerification(ctx, deciding)),
  handle(contract.readIdentityLevel, (ctx, { id }) => identityOf(ctx, id)),
]
