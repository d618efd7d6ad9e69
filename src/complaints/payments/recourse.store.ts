import type { Ctx } from '../../kernel/context.ts'
import { PaymentState, Trouble } from './payment.contract.ts'
import { RecoveryWay } from './recourse.contract.ts'

export type Recovery = {
  readonly id: string
  readonly merchantId: string
  readonly way: RecoveryWay
  readonly amountFen: number
  readonly currency: string
  readonly state: PaymentState
  readonly trouble: Trouble | null
  readonly commandId: string | null
  readonly note: string
  readonly askedBy: string
  readonly askedAt: Date
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly doneAt: Date | null
}

const columns = [
  'id',
  'merchant_id as merchantId',
  'way',
  'amount_fen as amountFen',
  'currency',
  'state',
  'trouble',
  'command_id as commandId',
  'note',
  'asked_by as askedBy',
  'asked_at as askedAt',
  'decided_by as decidedBy',
  'decided_at as decidedAt',
  'done_at as doneAt',
] as const
const read = <T extends { way: string; state: string; trouble: string | null }>(row: T) => ({
  ...row,
  way: RecoveryWay.parse(row.way),
  state: PaymentState.parse(row.state),
  trouble: Trouble.nullable().parse(row.trouble),
})

export async function recoveriesOf({ db }: Ctx, merchantId: string): Promise<Recovery[]> {
  const rows = await db
    .selectFrom('complaints.recovery')
    .select(columns)
    .where('merchant_id', '=', merchantId)
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  return rows.map(read)
}

export async function findRecovery({ db }: Ctx, id: string): Promise<Recovery | undefined> {
  const row = await db.selectFrom('complaints.recovery').select(columns).where('id', '=', id).executeTakeFirst()
  return row && read(row)
}

export function saveRecovery({ db }: Ctx, recovery: Recovery) {
  const changes = {
    state: recovery.state,
    trouble: recovery.trouble,
    command_id: recovery.commandId,
    note: recovery.note,
    decided_by: recovery.decidedBy,
    decided_at: recovery.decidedAt,
    done_at: recovery.doneAt,
  }
  return db
    .insertInto('complaints.recovery')
    .values({
      merchant_id: recovery.merchantId,
      id: recovery.id,
      way: recovery.way,
      amount_fen: recovery.amountFen,
      currency: recovery.currency,
      asked_by: recovery.askedBy,
      asked_at: recovery.askedAt,
      ...changes,
    })
    .onConflict((conflict) => conflict.columns(['merchant_id', 'id']).doUpdateSet(changes))
    .execute()
}

export const waitingRecoveries = ({ db }: Ctx, limit: number) =>
  db
    .selectFrom('complaints.recovery')
    .select(columns)
    .where('state', '=', 'asked')
    .orderBy('asked_at')
    .limit(limit)
    .execute()
