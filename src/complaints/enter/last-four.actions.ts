import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { refuse } from '../../kernel/refusal.ts'
import { beginsSo } from '../../kernel/vault/blind-index.ts'
import { askConsumersByLastFour, askOrdersNumbered } from '../../marketplace/index.ts'
import { findReached, type Found } from './caller.actions.ts'
import { contactsByLastFour, type Known } from './caller.store.ts'
import type { searchByLastFour } from './last-four.contract.ts'

/**
 * Somebody says the end of their number. It is shared by many, so that a second thing they know decides: how their name begins, or an order of
 * theirs. That it was looked for, and what for, is on record; never by which digits.
 */
export async function findByLastFour(ctx: Ctx, wanted: Input<typeof searchByLastFour>): Promise<Found> {
  const { lastFour, surname, orderNumber, purpose } = wanted
  if (surname === undefined && orderNumber === undefined) refuse('entry.second-needed', { field: 'surname' })
  const ordered = orderNumber === undefined ? null : await askOrdersNumbered(ctx, [orderNumber])
  const buyers = ordered?.flatMap(({ consumerId }) => consumerId ?? []) ?? null
  const fits = ({ name }: Known) => surname === undefined || beginsSo('name', name, surname)
  const consumers = (await askConsumersByLastFour(ctx, { lastFour, among: buyers })).filter(fits)
  const contacts = (await contactsByLastFour(ctx, { lastFour, orderNumber: orderNumber ?? null })).filter(fits)
  const found = await findReached(ctx, {
    consumers: consumers.map(({ id }) => id),
    complaints: contacts.map(({ id }) => id),
    only: ordered?.map(({ id }) => id) ?? null,
  })
  const data = {
    purpose,
    by: orderNumber === undefined ? 'name' : 'order',
    found: found.cases.length + found.orders.length,
  }
  await record(ctx, [{ kind: 'caller.searched-by-last-four', subject: ctx.actor.id, data }])
  return found
}
