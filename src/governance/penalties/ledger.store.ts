import type { Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/id.ts'
import { LastingMeasure, OrderState, TextKind } from './penalty.contract.ts'
import type { Entry } from './points.rules.ts'

export async function insertText(
  { db, actor, now }: Ctx,
  penaltyId: string,
  kind: TextKind,
  text: string,
): Promise<void> {
  await db
    .insertInto('governance.penalty_text')
    .values({ penalty_id: penaltyId, id: newId('ptx'), kind, text, by: actor.id, at: now })
    .execute()
}
export async function textsOf({ db }: Ctx, penaltyId: string) {
  const rows = await db
    .selectFrom('governance.penalty_text')
    .select(['kind', 'text', 'by', 'at'])
    .where('penalty_id', '=', penaltyId)
    .orderBy('id')
    .limit(50)
    .execute()
  return rows.map((row) => ({ ...row, kind: TextKind.parse(row.kind) }))
}

type Event = { readonly merchantId: string; readonly becauseOf: string }
/** The lines of one event; written again they are the same lines. */
export async function insertEntries(
  { db, now }: Ctx,
  { merchantId, becauseOf }: Event,
  entries: readonly Entry[],
): Promise<void> {
  if (entries.length === 0) return
  await db
    .insertInto('governance.point_entry')
    .values(
      entries.map(({ penalty, points, occurrence, cause }) => ({
        merchant_id: merchantId,
        id: newId('pte'),
        penalty_id: penalty,
        at: now,
        cause,
        because_of: becauseOf,
        points,
        occurrence,
      })),
    )
    .onConflict((conflict) => conflict.columns(['penalty_id', 'because_of', 'at']).doNothing())
    .execute()
}
const cause = (text: string): Entry['cause'] =>
  text === 'reversed' || text === 'lowered' || text === 'recounted' ? text : 'decided'
export async function entriesOf({ db }: Ctx, merchantId: string) {
  const rows = await db
    .selectFrom('governance.point_entry')
    .select(['penalty_id', 'cause', 'points', 'occurrence', 'at'])
    .where('merchant_id', '=', merchantId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  return rows.map((row) => ({
    penalty: row.penalty_id,
    cause: cause(row.cause),
    points: row.points,
    occurrence: row.occurrence,
    at: row.at,
  }))
}

export type Order = {
  readonly id: string
  readonly merchantId: string
  readonly measure: LastingMeasure
  readonly does: 'suspend' | 'lift'
  readonly untilAt: Date | null
  readonly penaltyId: string
  readonly state: OrderState
  readonly commandId: string | null
  readonly at: Date
  readonly answeredAt: Date | null
}
const orders = ({ db }: Ctx) => db.selectFrom('governance.measure_order').selectAll()
type OrderRow = Awaited<ReturnType<ReturnType<typeof orders>['execute']>>[number]
const fromRow = (row: OrderRow): Order => ({
  id: row.id,
  merchantId: row.merchant_id,
  measure: LastingMeasure.parse(row.measure),
  does: row.does === 'lift' ? 'lift' : 'suspend',
  untilAt: row.until_at,
  penaltyId: row.penalty_id,
  state: OrderState.parse(row.state),
  commandId: row.command_id,
  at: row.at,
  answeredAt: row.answered_at,
})

export async function insertOrder({ db }: Ctx, order: Order): Promise<void> {
  await db
    .insertInto('governance.measure_order')
    .values({
      merchant_id: order.merchantId,
      id: order.id,
      measure: order.measure,
      does: order.does,
      until_at: order.untilAt,
      penalty_id: order.penaltyId,
      state: order.state,
      command_id: order.commandId,
      at: order.at,
      answered_at: order.answeredAt,
    })
    .execute()
}
export async function findOrder(ctx: Ctx, id: string): Promise<Order | undefined> {
  const row = await orders(ctx).where('id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}
export async function holdOrder(ctx: Ctx, id: string): Promise<Order | undefined> {
  const row = await orders(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && fromRow(row)
}
export async function saveOrder({ db }: Ctx, { id, state, commandId, answeredAt }: Order): Promise<void> {
  await db
    .updateTable('governance.measure_order')
    .set({ state, command_id: commandId, answered_at: answeredAt })
    .where('id', '=', id)
    .execute()
}
/** The last thing the marketplace was told about a kind of measure. */
export async function lastOrder(ctx: Ctx, merchantId: string, measure: LastingMeasure): Promise<Order | undefined> {
  const row = await orders(ctx)
    .where('merchant_id', '=', merchantId)
    .where('measure', '=', measure)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && fromRow(row)
}
export async function ordersOf(ctx: Ctx, penaltyId: string): Promise<Order[]> {
  return (await orders(ctx).where('penalty_id', '=', penaltyId).orderBy('at').orderBy('id').limit(100).execute()).map(
    fromRow,
  )
}
