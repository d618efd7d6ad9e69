import type { Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import { holdRequests, insertRequest, type Purpose } from './code.store.ts'
import { networkOf, type Known } from './contact.rules.ts'
import { openedGuestDesk } from './guest-desk.ts'
import { contactKeyOf, networkKeyOf } from './guest-secret.ts'
import { codeLimits, linkLimits, longestMemoryMs, secondsToWait } from './limits.rules.ts'

export type Asking = { readonly purpose: Purpose; readonly contact: Known; readonly ip: string }

/** One more within the limits, counted; or the seconds to wait. Known or not, a contact is counted the same. */
export async function takePlace(ctx: Ctx, { purpose, contact, ip }: Asking): Promise<void> {
  const { key } = openedGuestDesk()
  const keys = { contactKey: contactKeyOf(key, contact), ipKey: networkKeyOf(key, networkOf(ip)) }
  const since = new Date(ctx.now.getTime() - longestMemoryMs)
  const { ofContact, ofNetwork } = await holdRequests(ctx, purpose, { keys, since })
  const limits = purpose === 'code' ? codeLimits : linkLimits
  const seconds = Math.max(
    secondsToWait(ofContact, limits.contact, ctx.now),
    secondsToWait(ofNetwork, limits.network, ctx.now),
  )
  if (seconds > 0) refuse(`guest.${purpose}-wait`, { seconds })
  await insertRequest(ctx, purpose, { id: newId('grq'), keys })
}
