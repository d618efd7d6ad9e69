import { namesOf } from '../../../kernel/access/people.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { handled } from '../../handled.actions.ts'
import { presenceMs, type Present } from './presence.contract.ts'
import * as store from './presence.store.ts'

type Doing = { readonly id: string; readonly doing: 'reading' | 'typing' | 'leaving' }

export async function bePresent(ctx: Ctx, { id, doing }: Doing): Promise<{ others: Present[] }> {
  await handled(ctx, id)
  const since = new Date(ctx.now.getTime() - presenceMs)
  await store.forget(ctx, since, doing === 'leaving' ? id : null)
  if (doing !== 'leaving') await store.seen(ctx, id, doing === 'typing', since)
  const others = await store.othersAt(ctx, id, since)
  const names = await namesOf(
    ctx,
    others.map((one) => one.account_id),
  )
  return {
    others: others.map((one) => ({
      id: one.account_id,
      name: names.get(one.account_id) ?? '—',
      typing: one.typing,
      since: one.since.toISOString(),
    })),
  }
}
