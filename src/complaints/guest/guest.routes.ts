import { handle, type BoundRoute } from '../../kernel/http/handle.ts'
import { proveContact, requestCode, waysOpen } from './code.actions.ts'
import * as contract from './guest.contract.ts'

export const guestRoutes: readonly BoundRoute[] = [
  handle(contract.readWays, () => ({ ways: waysOpen() })),
  handle(contract.requestCode, (ctx, typed, { ip, language }) => requestCode(ctx, typed, { ip, language })),
  // Outside: what is refused is counted all the same.
  handle(contract.proveContact, (ctx, tried) => proveContact(ctx, tried), { outside: true }),
]
