import type { Ctx } from '../context.ts'
import type { Exchange } from '../http/handle.ts'
import { knownFromNowOn } from './attempt/device.actions.ts'
import type { Started } from './session.actions.ts'

/** The browser has a session from now on, and is known when it comes again. */
export async function begin(ctx: Ctx, started: Started, exchange: Exchange): Promise<void> {
  const device = await knownFromNowOn(ctx, exchange.deviceCookie, started.accountId)
  exchange.setSession(started.token, started.expires)
  exchange.setDevice(device.cookie, device.expires)
}
