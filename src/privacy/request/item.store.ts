import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { ItemOutcome } from './request.contract.ts'

export type Item = {
  readonly item: string
  readonly outcome: ItemOutcome
  readonly counted: number
  readonly rule: string | null
  readonly until: string | null
  readonly heldBy: readonly string[]
  readonly settledAt: Date | null
}
export const plainItem = (item: string, outcome: ItemOutcome, settledAt: Date | null): Item => ({
  item,
  outcome,
  counted: 0,
  rule: null,
  until: null,
  heldBy: [],
  settledAt,
})

/** As it was found out last: an item that is carried out later takes the place of what it was. */
export async function saveItems({ db }: Ctx, requestId: string, items: readonly Item[]): Promise<void> {
  if (items.length === 0) return
  const values = items.map((one) => ({
    request_id: requestId,
    item: one.item,
    outcome: one.outcome,
    counted: one.counted,
    rule: one.rule,
    until_day: one.until,
    held_by: [...one.heldBy],
    settled_at: one.settledAt,
  }))
  await db
    .insertInto('privacy.request_item')
    .values(values)
    .onConflict((conflict) =>
      conflict.columns(['request_id', 'item']).doUpdateSet((row) => ({
        outcome: row.ref('excluded.outcome'),
        counted: row.ref('excluded.counted'),
        rule: row.ref('excluded.rule'),
        until_day: row.ref('excluded.until_day'),
        held_by: row.ref('excluded.held_by'),
        settled_at: row.ref('excluded.settled_at'),
      })),
    )
    .execute()
}
export async function itemsOf({ db }: Ctx, requestId: string): Promise<Item[]> {
  const rows = await db
    .selectFrom('privacy.request_item')
    .select(['item', 'outcome', 'counted', 'rule', 'held_by', 'settled_at'])
    .select(sql<string | null>`until_day::text`.as('until'))
    .where('request_id', '=', requestId)
    .orderBy('item')
    .execute()
  return rows.map((row) => ({
    item: row.item,
    outcome: ItemOutcome.parse(row.outcome),
    counted: row.counted,
    rule: row.rule,
    until: row.until,
    heldBy: row.held_by,
    settledAt: row.settled_at,
  }))
}
