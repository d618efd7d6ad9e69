import { sql, type Selectable } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'
import { AfterSalesRequest, FreightBy } from '../../kernel/rulebook/aftersales-rule.contract.ts'
import { Currency, Side } from '../complaint.contract.ts'
import { AskReason, CommandState, Outcome, Remedy, State } from './aftersales.contract.ts'
import type { Request } from './request.rules.ts'

type Row = Selectable<DB['complaints.aftersales_request']>

export const fromRow = (row: Row): Request => ({
  id: row.id,
  number: row.number,
  orderId: row.order_id,
  orderNumber: row.order_number,
  lineId: row.line_id,
  title: row.title,
  quantity: row.quantity,
  merchantId: row.merchant_id,
  consumerId: row.consumer_id,
  currency: Currency.parse(row.currency),
  request: AfterSalesRequest.parse(row.request),
  remedy: Remedy.parse(row.remedy),
  reason: AskReason.parse(row.reason),
  policy: row.policy,
  verdict: row.verdict === 'eligible' ? 'eligible' : 'needs-evidence',
  onSilence: row.on_silence === 'approve' ? 'approve' : 'complaint',
  freight: FreightBy.parse(row.freight),
  receivedOn: row.received_on,
  amountFen: row.amount_fen,
  state: State.parse(row.state),
  waitsFor: Side.nullable().parse(row.waits_for),
  outcome: Outcome.nullable().parse(row.outcome),
  offer:
    row.offered_remedy === null ? null : { remedy: Remedy.parse(row.offered_remedy), amountFen: row.offered_fen ?? 0 },
  stageClock: row.stage_clock,
  nextDueAt: row.next_due_at,
  refundOrderedAt: row.refund_ordered_at,
  commandId: row.command_id,
  commandState: CommandState.nullable().parse(row.command_state),
  refundedFen: row.refunded_fen,
  refundedAt: row.refunded_at,
  postage: {
    statedFen: row.postage_fen,
    grantedFen: row.postage_granted_fen,
    orderedAt: row.postage_ordered_at,
    commandState: CommandState.nullable().parse(row.postage_state),
    paidAt: row.postage_paid_at,
  },
  complaintId: row.complaint_id,
  requestedAt: row.requested_at,
  answeredAt: row.answered_at,
  goodsReceivedAt: row.goods_received_at,
  closedAt: row.closed_at,
  version: row.version,
})

const changing = (request: Request) => ({
  remedy: request.remedy,
  amount_fen: request.amountFen,
  state: request.state,
  waits_for: request.waitsFor,
  outcome: request.outcome,
  offered_remedy: request.offer?.remedy ?? null,
  offered_fen: request.offer?.amountFen ?? null,
  stage_clock: request.stageClock,
  next_due_at: request.nextDueAt,
  refund_ordered_at: request.refundOrderedAt,
  command_id: request.commandId,
  command_state: request.commandState,
  refunded_fen: request.refundedFen,
  refunded_at: request.refundedAt,
  postage_fen: request.postage.statedFen,
  postage_granted_fen: request.postage.grantedFen,
  postage_ordered_at: request.postage.orderedAt,
  postage_state: request.postage.commandState,
  postage_paid_at: request.postage.paidAt,
  complaint_id: request.complaintId,
  answered_at: request.answeredAt,
  goods_received_at: request.goodsReceivedAt,
  closed_at: request.closedAt,
  version: request.version,
})

export async function insert({ db }: Ctx, request: Request): Promise<void> {
  await db
    .insertInto('complaints.aftersales_request')
    .values({
      id: request.id,
      number: request.number,
      order_id: request.orderId,
      order_number: request.orderNumber,
      line_id: request.lineId,
      title: request.title,
      quantity: request.quantity,
      merchant_id: request.merchantId,
      consumer_id: request.consumerId,
      currency: request.currency,
      request: request.request,
      reason: request.reason,
      policy: request.policy,
      verdict: request.verdict,
      on_silence: request.onSilence,
      freight: request.freight,
      received_on: request.receivedOn,
      requested_at: request.requestedAt,
      ...changing(request),
    })
    .execute()
}

export async function save({ db }: Ctx, request: Request): Promise<void> {
  await db.updateTable('complaints.aftersales_request').set(changing(request)).where('id', '=', request.id).execute()
}

const requests = ({ db }: Ctx) => db.selectFrom('complaints.aftersales_request').selectAll()

export async function find(ctx: Ctx, id: string): Promise<Request | undefined> {
  const row = await requests(ctx).where('id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

/** For a decision: nobody else moves it until the transaction is over. */
export async function hold(ctx: Ctx, id: string): Promise<Request | undefined> {
  const row = await requests(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row && fromRow(row)
}

/** One decision about the money and the requests of an order at a time. Always after a request is held, never before. */
export const holdOrder = ({ db }: Ctx, orderId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`after-sales of ${orderId}`}, 0))`.execute(db)

/** More requests than this no order has. */
const mostOfOrder = 500
export async function ofOrder(ctx: Ctx, orderId: string): Promise<Request[]> {
  const rows = await requests(ctx).where('order_id', '=', orderId).orderBy('id').limit(mostOfOrder).execute()
  return rows.map(fromRow)
}

export async function ofComplaint(ctx: Ctx, complaintId: string): Promise<Request | undefined> {
  const row = await requests(ctx).where('complaint_id', '=', complaintId).orderBy('id').limit(1).executeTakeFirst()
  return row && fromRow(row)
}

/** False when the number is taken: the table decides, and the caller makes another. */
export async function claimNumber({ db }: Ctx, number: string, requestId: string): Promise<boolean> {
  const row = await db
    .insertInto('complaints.aftersales_number')
    .values({ number, request_id: requestId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('number')
    .executeTakeFirst()
  return row !== undefined
}
