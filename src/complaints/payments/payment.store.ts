import type { Ctx } from '../../kernel/context.ts'
import { PaymentState, Trouble, Way } from './payment.contract.ts'
import type { Payment } from './payment.rules.ts'

const columns = [
  'id',
  'complaint_id as complaintId',
  'obligation_id as obligationId',
  'way',
  'amount_fen as amountFen',
  'currency',
  'ground',
  'state',
  'by_hand as byHand',
  'trouble',
  'command_id as commandId',
  'note',
  'asked_by as askedBy',
  'asked_at as askedAt',
  'decided_by as decidedBy',
  'decided_at as decidedAt',
  'done_at as doneAt',
] as const

/** More than these of one complaint is a mistake somewhere else. */
export const mostPayments = 200

export async function paymentsOf({ db }: Ctx, complaintId: string): Promise<Located[]> {
  const rows = await db
    .selectFrom('complaints.payment')
    .select(columns)
    .where('complaint_id', '=', complaintId)
    .orderBy('id')
    .limit(mostPayments)
    .execute()
  return rows.map(read)
}

export type Located = Payment & { readonly complaintId: string }
export async function findPayment({ db }: Ctx, id: string): Promise<Located | undefined> {
  const row = await db.selectFrom('complaints.payment').select(columns).where('id', '=', id).executeTakeFirst()
  return row && read(row)
}

const read = <T extends { way: string; state: string; trouble: string | null }>(row: T) => ({
  ...row,
  way: Way.parse(row.way),
  state: PaymentState.parse(row.state),
  trouble: Trouble.nullable().parse(row.trouble),
})

export const savePayment = ({ db }: Ctx, complaintId: string, payment: Payment) => {
  const state = {
    state: payment.state,
    trouble: payment.trouble,
    command_id: payment.commandId,
    decided_by: payment.decidedBy,
    decided_at: payment.decidedAt,
    done_at: payment.doneAt,
    by_hand: payment.byHand,
    note: payment.note,
  }
  return db
    .insertInto('complaints.payment')
    .values({
      complaint_id: complaintId,
      id: payment.id,
      obligation_id: payment.obligationId,
      way: payment.way,
      amount_fen: payment.amountFen,
      currency: payment.currency,
      ground: payment.ground,
      asked_by: payment.askedBy,
      asked_at: payment.askedAt,
      ...state,
    })
    .onConflict((conflict) => conflict.columns(['complaint_id', 'id']).doUpdateSet(state))
    .execute()
}

/** What was asked of the deposits of a shop, by payments and by recoveries, that the marketplace may not have counted yet. */
export async function askedOfDeposit({ db }: Ctx, merchantId: string, since: Date) {
  const of = ['asked', 'ordered', 'done'] as const
  const payments = await db
    .selectFrom('complaints.payment as p')
    .innerJoin('complaints.complaint as c', 'c.id', 'p.complaint_id')
    .select(['p.amount_fen', 'p.state', 'p.done_at'])
    .where('c.merchant_id', '=', merchantId)
    .where('p.way', '=', 'deposit')
    .where('p.state', 'in', of)
    .where((where) => where.or([where('p.done_at', 'is', null), where('p.done_at', '>', since)]))
    .limit(10_000)
    .execute()
  const recoveries = await db
    .selectFrom('complaints.recovery')
    .select(['amount_fen', 'state', 'done_at'])
    .where('merchant_id', '=', merchantId)
    .where('way', '=', 'deposit')
    .where('state', 'in', of)
    .where((where) => where.or([where('done_at', 'is', null), where('done_at', '>', since)]))
    .limit(10_000)
    .execute()
  return [...payments, ...recoveries].map((row) => ({
    amountFen: row.amount_fen,
    state: PaymentState.parse(row.state),
    doneAt: row.done_at,
  }))
}

/** Advances that wait for a second person, oldest first. */
export const waitingPayments = ({ db }: Ctx, limit: number) =>
  db
    .selectFrom('complaints.payment as p')
    .innerJoin('complaints.complaint as c', 'c.id', 'p.complaint_id')
    .select([
      'p.complaint_id as complaintId',
      'c.receipt',
      'p.amount_fen as amountFen',
      'p.currency',
      'p.asked_at as askedAt',
      'p.asked_by as askedBy',
    ])
    .where('p.state', '=', 'asked')
    .orderBy('p.asked_at')
    .limit(limit)
    .execute()
