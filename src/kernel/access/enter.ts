import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import type { Exchange } from '../http/handle.ts'
import { meOf, viewSecondStep } from './access.views.ts'
import { begin } from './begin.ts'
import type { SignedIn } from './session.contract.ts'
import type { Entered } from './sign-in.actions.ts'

/** In, or one step short of it: the browser gets its session, or what its second step begins with. */
export async function viewEntered(ctx: Ctx, entered: Entered, exchange: Exchange): Promise<z.input<typeof SignedIn>> {
  if ('second' in entered) return { me: null, secondStep: viewSecondStep(entered.second) }
  await begin(ctx, entered.started, exchange)
  return { me: await meOf(ctx, entered.started.accountId), secondStep: null }
}
