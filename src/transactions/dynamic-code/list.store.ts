import type { Ctx } from '../../kernel/context.ts'
import { dayNumber, startOfDay } from '../../kernel/calendar/day.rules.ts'
import type { Place } from '../../kernel/http/cursor.ts'
import type { CodeFilter } from './code.contract.ts'
import type { CodeRow } from './code.store.ts'

/** Whose codes are seen: a consumer's own, those that a shop was paid by, or all. */
export type Seen = { readonly consumer?: string; readonly payee?: string }
type Page = { readonly after: Place | null; readonly limit: number }

export function listCodes({ db, now }: Ctx, { seen, filter }: { seen: Seen; filter: CodeFilter }, page: Page) {
  let rows = db.selectFrom('transactions.payment_code').selectAll()
  if (seen.consumer !== undefined) rows = rows.where('consumer_id', '=', seen.consumer)
  // A shop learns of a code only by being paid with it.
  if (seen.payee !== undefined) rows = rows.where('payee', '=', seen.payee).where('state', '=', 'redeemed')
  const { state, form, grade, payee, consumer, odd, from, until } = filter
  if (form) rows = rows.where('form', '=', form)
  if (grade) rows = rows.where('grade', '=', grade)
  if (payee) rows = rows.where('payee', '=', payee)
  if (consumer) rows = rows.where('consumer_id', '=', consumer)
  if (from) rows = rows.where('created_at', '>=', startOfDay(dayNumber(from)))
  if (until) rows = rows.where('created_at', '<', startOfDay(dayNumber(until) + 1))
  if (odd)
    rows = rows.where((is) => is.or([is('replays', '>', 0), is('state', '=', 'burnt'), is('over_cap', '=', true)]))
  if (state === 'expired') rows = rows.where('state', '=', 'open').where('expires_at', '<=', now)
  else if (state === 'open') rows = rows.where('state', '=', 'open').where('expires_at', '>', now)
  else if (state) rows = rows.where('state', '=', state)
  const { after, limit } = page
  if (after)
    rows = rows.where((is) =>
      is.or([is('created_at', '<', after.at), is.and([is('created_at', '=', after.at), is('id', '<', after.id)])]),
    )
  return rows.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

export const redeemedOn = ({ db }: Ctx, { on, after, limit }: { on: string; after: string; limit: number }) =>
  db
    .selectFrom('transactions.payment_code')
    .select('id')
    .where('paid_on', '=', on)
    .where('form', '=', 'dynamic')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()

/** What led to no payment, and what was only counted. */
export async function sweepCodes({ db }: Ctx, before: { readonly codes: Date; readonly misses: Date }): Promise<void> {
  await db
    .deleteFrom('transactions.payment_code')
    .where('created_at', '<', before.codes)
    .where('state', '<>', 'redeemed')
    .execute()
  await db.deleteFrom('transactions.code_miss').where('at', '<', before.misses).execute()
}
export type { CodeRow }
