import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { Outcome, State } from '../complaint.contract.ts'
import { referenceOf } from '../intake/source.store.ts'
import type { TransferTab } from './transfer.contract.ts'
import { noDay, type TransferPlace } from './transfer.rules.ts'

export type TransferFilter = {
  readonly tab: TransferTab
  readonly channel?: string | undefined
  readonly reference?: string | undefined
}
type Page = { readonly after: TransferPlace | null; readonly limit: number }

const letterDay = sql<string>`coalesce(s.answer_by, date '9999-12-31')`

export async function listTransfers({ db }: Ctx, filter: TransferFilter, { after, limit }: Page) {
  const { tab, channel, reference } = filter
  const behind =
    tab === 'waiting'
      ? sql<boolean>`(coalesce(s.answer_by, date '9999-12-31'), s.channel, s.reference)
          > (${after?.key ?? noDay}::date, ${after?.channel ?? ''}, ${after?.reference ?? ''})`
      : sql<boolean>`s.at < ${after?.key ?? null}::timestamptz or (s.at = ${after?.key ?? null}::timestamptz
          and (s.channel, s.reference) > (${after?.channel ?? ''}, ${after?.reference ?? ''}))`
  const rows = await db
    .selectFrom('complaints.source as s')
    .innerJoin('complaints.complaint as c', 'c.id', 's.complaint_id')
    .select(['s.complaint_id', 's.channel', 's.reference', 's.origin', 's.at', 's.reported_at', 's.answered_at'])
    .select(sql<string | null>`s.answer_by::text`.as('answer_by'))
    .select(['c.receipt', 'c.state', 'c.outcome', 'c.received_at', 'c.responded_at', 'c.closed_at', 'c.next_due_at'])
    .where('s.transfer', '=', true)
    .$if(tab === 'waiting', (query) => query.where('s.answered_at', 'is', null).orderBy(letterDay))
    .$if(tab === 'all', (query) => query.orderBy('s.at', 'desc'))
    .$if(channel !== undefined, (query) => query.where('s.channel', '=', channel ?? ''))
    .$if(reference !== undefined, (query) => query.where('s.reference', '=', reference ?? ''))
    .$if(after !== null, (query) => query.where(behind))
    .orderBy('s.channel')
    .orderBy('s.reference')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    ...row,
    answerBy: row.answer_by,
    answeredAt: row.answered_at,
    state: State.parse(row.state),
    outcome: Outcome.nullable().parse(row.outcome),
  }))
}
export type WaitingLetter = {
  readonly complaint: string
  readonly receipt: string
  readonly agentId: string | null
  readonly channel: string
  readonly reference: string
  readonly answerBy: string
}
/** Transfers that wait for an answer and whose letter names one of these days, page by page. */
export async function waitingLetters(
  { db }: Ctx,
  days: { readonly from: string; readonly until: string },
  { after, limit }: { readonly after: WaitingLetter | null; readonly limit: number },
): Promise<WaitingLetter[]> {
  const rows = await db
    .selectFrom('complaints.source as s')
    .innerJoin('complaints.complaint as c', 'c.id', 's.complaint_id')
    .select(['s.complaint_id', 's.channel', 's.reference', 'c.receipt', 'c.agent_id'])
    .select(sql<string>`s.answer_by::text`.as('answer_by'))
    .where('s.transfer', '=', true)
    .where('s.answered_at', 'is', null)
    .where(sql<boolean>`s.answer_by between ${days.from}::date and ${days.until}::date`)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(s.channel, s.reference) > (${after?.channel ?? ''}, ${after?.reference ?? ''})`),
    )
    .orderBy('s.channel')
    .orderBy('s.reference')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    complaint: row.complaint_id,
    receipt: row.receipt,
    agentId: row.agent_id,
    channel: row.channel,
    reference: row.reference,
    answerBy: row.answer_by,
  }))
}

export type TransferRead = Awaited<ReturnType<typeof listTransfers>>[number]

type Of = { readonly complaint: string; readonly channel: string; readonly reference: string }

/** For a decision: two people who tell the end at once are not both right. */
export async function holdTransfer({ db }: Ctx, { complaint, channel, reference }: Of) {
  const row = await db
    .selectFrom('complaints.source')
    .select('answered_at')
    .where('complaint_id', '=', complaint)
    .where('channel', '=', channel)
    .where('reference', '=', reference)
    .where('transfer', '=', true)
    .forUpdate()
    .executeTakeFirst()
  return row && { answeredAt: row.answered_at }
}

export async function saveReported({ db, now }: Ctx, of: Of, final: boolean): Promise<void> {
  await db
    .updateTable('complaints.source')
    .set({ reported_at: now, ...(final && { answered_at: now }) })
    .where('complaint_id', '=', of.complaint)
    .where('channel', '=', of.channel)
    .where('reference', '=', of.reference)
    .execute()
}

/** It goes on: the authority has to hear of the end once more. */
export async function awaitAgain({ db }: Ctx, complaint: string): Promise<void> {
  await db
    .updateTable('complaints.source')
    .set({ answered_at: null })
    .where('complaint_id', '=', complaint)
    .where('transfer', '=', true)
    .execute()
}

export type NewReport = Of & {
  readonly id: string
  readonly toldOn: string
  readonly text: string
  readonly state: State
  readonly outcome: Outcome | null
}
export async function insertReport({ db, now, actor }: Ctx, report: NewReport): Promise<void> {
  const { complaint, toldOn, ...rest } = report
  await db
    .insertInto('complaints.status_report')
    .values({ ...rest, complaint_id: complaint, told_on: toldOn, by: actor.id, at: now })
    .execute()
}

const mostReports = 100
export async function reportsOf({ db }: Ctx, complaint: string) {
  const rows = await db
    .selectFrom('complaints.status_report')
    .select(['id', 'channel', 'reference', 'text', 'state', 'outcome', 'by', 'at'])
    .select(sql<string>`told_on::text`.as('told_on'))
    .where('complaint_id', '=', complaint)
    .orderBy('at')
    .limit(mostReports)
    .execute()
  return rows.map((row) => ({
    ...row,
    state: State.parse(row.state),
    outcome: Outcome.nullable().parse(row.outcome),
  }))
}

export async function sourcesOf({ db }: Ctx, complaint: string) {
  const rows = await db
    .selectFrom('complaints.source')
    .select(['channel', 'reference', 'origin', 'url', 'transfer', 'reported_at', 'answered_at'])
    .select(sql<string | null>`answer_by::text`.as('answer_by'))
    .where('complaint_id', '=', complaint)
    .orderBy('at')
    .limit(50)
    .execute()
  return rows.map((row) => ({ ...row, reference: referenceOf(complaint, row.reference) }))
}
