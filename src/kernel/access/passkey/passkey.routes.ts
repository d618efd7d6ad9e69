import { handle, type BoundRoute } from '../../http/handle.ts'
import { found } from '../../refusal.ts'
import { meOf } from '../access.views.ts'
import { begin } from '../begin.ts'
import * as actions from './passkey.actions.ts'
import * as contract from './passkey.contract.ts'
import { renamePasskey } from './passkey.store.ts'

export const passkeyRoutes: readonly BoundRoute[] = [
  handle(contract.askToAddPasskey, (ctx, _nothing, exchange) => actions.askToAdd(ctx, exchange)),
  handle(contract.addPasskey, (ctx, added, exchange) => actions.addPasskey(ctx, added, exchange)),
  handle(contract.renamePasskey, async (ctx, change) => {
    found(await renamePasskey(ctx, ctx.actor.id, change), 'passkey')
    return { renamed: true }
  }),
  handle(contract.removePasskey, async (ctx, { id }, exchange) => {
    await actions.removePasskey(ctx, id, exchange)
    return { removed: true }
  }),
  handle(contract.askForPasskey, (ctx, _nothing, exchange) => actions.askForPasskey(ctx, exchange)),
  handle(
    contract.signInWithPasskey,
    async (ctx, answered, exchange) => {
      const started = await actions.signInWithPasskey(ctx, answered, exchange)
      await begin(ctx, started, exchange)
      return meOf(ctx, started.accountId)
    },
    // The challenge is used up also when the answer is refused.
    { outside: true },
  ),
  handle(contract.askToStepUp, (ctx, _nothing, exchange) => actions.askToStepUp(ctx, exchange)),
  handle(
    contract.stepUpWithPasskey,
    async (ctx, answered, exchange) => {
      const proved = await actions.stepUpWithPasskey(ctx, answered, exchange)
      exchange.setSession(proved.token, proved.expires)
      return { proved: true }
    },
    { outside: true },
  ),
]
