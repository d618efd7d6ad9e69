import type { Selectable } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'
import { Answers } from '../../kernel/remedy/question.contract.ts'
import { Choices } from './demand.contract.ts'

export type Demand = {
  readonly id: string
  readonly remedy: string
  readonly ruleFrom: string
  readonly happenedOn: string
  readonly answers: Answers
  readonly choices: Readonly<Record<string, string>>
  readonly fromFen: number
  readonly upToFen: number
  readonly raisedAt: Date
  readonly withdrawnAt: Date | null
}
const fromRow = (row: Selectable<DB['complaints.demand']>): Demand => ({
  id: row.id,
  remedy: row.remedy,
  ruleFrom: row.rule_from,
  happenedOn: row.happened_on,
  answers: Answers.parse(row.answers),
  choices: Choices.parse(row.choices),
  fromFen: row.from_fen,
  upToFen: row.upto_fen,
  raisedAt: row.raised_at,
  withdrawnAt: row.withdrawn_at,
})

/** Oldest first, with those that were taken back. */
export async function demandsOf({ db }: Ctx, complaintId: string): Promise<Demand[]> {
  const rows = await db
    .selectFrom('complaints.demand')
    .selectAll()
    .where('complaint_id', '=', complaintId)
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map(fromRow)
}
export const openDemandsOf = async (ctx: Ctx, complaintId: string): Promise<Demand[]> =>
  (await demandsOf(ctx, complaintId)).filter(({ withdrawnAt }) => withdrawnAt === null)

export type NewDemand = Omit<Demand, 'raisedAt' | 'withdrawnAt'>
export const insertDemand = ({ db, now, actor }: Ctx, complaintId: string, demand: NewDemand) =>
  db
    .insertInto('complaints.demand')
    .values({
      complaint_id: complaintId,
      id: demand.id,
      remedy: demand.remedy,
      rule_from: demand.ruleFrom,
      happened_on: demand.happenedOn,
      answers: JSON.stringify(demand.answers),
      choices: JSON.stringify(demand.choices),
      from_fen: demand.fromFen,
      upto_fen: demand.upToFen,
      by: actor.id,
      raised_at: now,
    })
    .execute()

export const withdraw = ({ db, now }: Ctx, complaintId: string, id: string) =>
  db
    .updateTable('complaints.demand')
    .set({ withdrawn_at: now })
    .where('complaint_id', '=', complaintId)
    .where('id', '=', id)
    .execute()
