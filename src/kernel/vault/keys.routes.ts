import { handle, type BoundRoute } from '../http/handle.ts'
import { startRotation, viewKeys } from './keys.actions.ts'
import * as contract from './keys.contract.ts'

export const keyRoutes: readonly BoundRoute[] = [
  handle(contract.readKeys, (ctx) => viewKeys(ctx)),
  handle(contract.rotateKey, (ctx, { domain }) => startRotation(ctx, domain)),
]
