import type { Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/id.ts'
import { Remedy } from '../complaint.contract.ts'

export type Obligation = {
  readonly basis: 'settlement' | 'agreement' | 'ruling' | 'legal'
  readonly debtor: 'merchant' | 'consumer' | 'platform'
  readonly remedy: Remedy
  readonly amountFen: number
  readonly dueOn: string
  /** Somebody named the day; otherwise it is counted from when the duty begins. */
  readonly dated?: boolean
  /** The line of the order that it is for; null where it is for all of it. */
  readonly lineId?: string | null
}
export type ObligationState = 'open' | 'proven' | 'confirmed' | 'disputed' | 'enforced' | 'replaced'
export type Owed = Required<Obligation> & { readonly id: string; readonly state: string; readonly doneAt: Date | null }

/** What was owed before is replaced: a review or an agreement sets it anew, and nothing is paid twice. */
export async function replaceObligations({ db, now }: Ctx, complaintId: string, owed: readonly Obligation[]) {
  await db
    .updateTable('complaints.obligation')
    .set({ state: 'replaced', done_at: now })
    .where('complaint_id', '=', complaintId)
    .where('state', 'in', ['open', 'proven', 'disputed'])
    .execute()
  if (owed.length === 0) return
  await db
    .insertInto('complaints.obligation')
    .values(
      owed.map(({ basis, debtor, remedy, amountFen, dueOn, dated = false, lineId = null }) => ({
        complaint_id: complaintId,
        id: newId('obl'),
        basis,
        debtor,
        remedy,
        amount_fen: amountFen,
        due_on: dueOn,
        dated,
        order_line_id: lineId,
        state: 'open',
        at: now,
      })),
    )
    .execute()
}

/** The day of what nobody set a day for. */
export async function dateObligations({ db }: Ctx, complaintId: string, dueOn: string): Promise<void> {
  await db
    .updateTable('complaints.obligation')
    .set({ due_on: dueOn })
    .where('complaint_id', '=', complaintId)
    .where('state', '=', 'open')
    .where('dated', '=', false)
    .execute()
}

/** Moves those that stand in one of `from`; done ones keep the instant. */
export async function moveObligations(
  { db, now }: Ctx,
  complaintId: string,
  { from, to, only }: { from: readonly ObligationState[]; to: ObligationState; only?: readonly string[] },
): Promise<void> {
  const done = to === 'confirmed' || to === 'enforced'
  await db
    .updateTable('complaints.obligation')
    .set({ state: to, ...(done && { done_at: now }) })
    .where('complaint_id', '=', complaintId)
    .where('state', 'in', [...from])
    .$if(only !== undefined, (query) => query.where('id', 'in', [...(only ?? []), '']))
    .execute()
}

export async function obligationsOf({ db }: Ctx, complaintId: string): Promise<Owed[]> {
  const rows = await db
    .selectFrom('complaints.obligation')
    .select(['id', 'basis', 'debtor', 'remedy', 'amount_fen', 'due_on', 'dated', 'order_line_id', 'state', 'done_at'])
    .where('complaint_id', '=', complaintId)
    .where('state', '<>', 'replaced')
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    basis: basisOf(row.basis),
    debtor: row.debtor === 'consumer' || row.debtor === 'platform' ? row.debtor : 'merchant',
    remedy: Remedy.parse(row.remedy),
    amountFen: row.amount_fen,
    dueOn: row.due_on,
    dated: row.dated,
    lineId: row.order_line_id,
    state: row.state,
    doneAt: row.done_at,
  }))
}
const basisOf = (text: string): Obligation['basis'] =>
  text === 'agreement' || text === 'ruling' || text === 'legal' ? text : 'settlement'
