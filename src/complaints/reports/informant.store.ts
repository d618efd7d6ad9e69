import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/id.ts'

export type Way = 'account' | 'guest' | 'complaint' | 'anonymous'
export type Informant = {
  readonly reportId: string
  readonly way: Way
  readonly accountId: string | null
  readonly partyId: string | null
  readonly codeSha256: string | null
}
const wayOf = (text: string): Way =>
  text === 'account' || text === 'guest' || text === 'complaint' ? text : 'anonymous'

export async function insertInformant({ db }: Ctx, informant: Informant): Promise<void> {
  const { reportId, way, accountId, partyId, codeSha256 } = informant
  await db
    .insertInto('complaints.informant')
    .values({ report_id: reportId, way, account_id: accountId, party_id: partyId, code_sha256: codeSha256 })
    .execute()
}

export async function informantsOf({ db }: Ctx, reportIds: readonly string[]): Promise<Informant[]> {
  const rows = await db
    .selectFrom('complaints.informant')
    .select(['report_id', 'way', 'account_id', 'party_id', 'code_sha256'])
    .where('report_id', 'in', [...reportIds, ''])
    .execute()
  return rows.map((row) => ({
    reportId: row.report_id,
    way: wayOf(row.way),
    accountId: row.account_id,
    partyId: row.party_id,
    codeSha256: row.code_sha256,
  }))
}

/** Reports of this account, or of the consumer behind it; the newest first. */
export async function reportsOf({ db }: Ctx, who: { accountId: string; partyId: string | null }): Promise<string[]> {
  const rows = await db
    .selectFrom('complaints.informant')
    .select('report_id')
    .where((one) => one.or([one('account_id', '=', who.accountId), one('party_id', '=', who.partyId ?? '')]))
    .orderBy('report_id', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ report_id: id }) => id)
}

type Who = { readonly id: string; readonly consumerId: string | null }
/** In a query of reports: whether this person told of it, or of one that was merged into it. */
export const toldBy = ({ id, consumerId }: Who) => sql<boolean>`exists (
  select from complaints.informant told join complaints.report its on its.id = told.report_id
  where (told.account_id = ${id} or told.party_id = ${consumerId})
    and (its.id = complaints.report.id or its.merged_into = complaints.report.id))`

export async function insertLook({ db, actor, now }: Ctx, reportId: string, reason: string): Promise<string> {
  const id = newId('rlk')
  await db
    .insertInto('complaints.informant_look')
    .values({ report_id: reportId, id, by: actor.id, at: now, reason })
    .execute()
  return id
}
export const looksOf = ({ db }: Ctx, reportId: string) =>
  db
    .selectFrom('complaints.informant_look')
    .select(['id', 'by', 'at', 'reason'])
    .where('report_id', '=', reportId)
    .orderBy('id')
    .limit(200)
    .execute()

export async function insertNote({ db, actor, now }: Ctx, reportId: string, step: string, text: string): Promise<void> {
  if (text === '') return
  await db
    .insertInto('complaints.report_note')
    .values({ report_id: reportId, id: newId('rnt'), step, text, by: actor.id, at: now })
    .execute()
}
export const notesOf = ({ db }: Ctx, reportId: string) =>
  db
    .selectFrom('complaints.report_note')
    .select(['id', 'step', 'text', 'by', 'at'])
    .where('report_id', '=', reportId)
    .orderBy('id')
    .limit(200)
    .execute()

export async function insertFiles({ db, now }: Ctx, reportId: string, files: readonly string[]): Promise<void> {
  if (files.length === 0) return
  await db
    .insertInto('complaints.report_file')
    .values(files.map((file) => ({ report_id: reportId, file_id: file, at: now })))
    .execute()
}
export async function fileIdsOf({ db }: Ctx, reportIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('complaints.report_file')
    .select('file_id')
    .where('report_id', 'in', [...reportIds, ''])
    .orderBy('file_id')
    .limit(500)
    .execute()
  return rows.map(({ file_id: id }) => id)
}
