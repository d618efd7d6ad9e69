import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { openRows } from '../../kernel/vault/personal.actions.ts'
import { rowOfStatement, statementSealed } from '../statement.sealed.ts'

export type Note = { readonly id: string; readonly author: string; readonly text: string; readonly at: Date }
/** More notes than this nobody reads; the newest are kept in sight. */
const mostNotes = 200

/** What only the platform hears, oldest first. */
export async function notesOf(ctx: Ctx, complaintId: string): Promise<Note[]> {
  const rows = await ctx.db
    .selectFrom('complaints.statement')
    .select(['complaint_id', 'id', 'author', 'text_sealed', 'at'])
    .where('complaint_id', '=', complaintId)
    .where(sql<boolean>`audience = '{platform}'`)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostNotes)
    .execute()
  const opened = await openRows(ctx, statementSealed, { rows: rows.toReversed(), rowOf: rowOfStatement })
  return opened.map(({ id, author, text, at }) => ({ id, author, text: text ?? '', at }))
}

export async function insertMentions({ db }: Ctx, complaintId: string, statementId: string, ids: readonly string[]) {
  if (ids.length === 0) return
  await db
    .insertInto('complaints.mention')
    .values(ids.map((id) => ({ complaint_id: complaintId, statement_id: statementId, account_id: id })))
    .execute()
}

export const mentionsOf = ({ db }: Ctx, complaintId: string) =>
  db
    .selectFrom('complaints.mention')
    .select(['statement_id', 'account_id'])
    .where('complaint_id', '=', complaintId)
    .execute()

/** False when nothing changed. */
export async function setWatching({ db, now }: Ctx, complaintId: string, accountId: string, on: boolean) {
  if (on)
    await db
      .insertInto('complaints.watcher')
      .values({ complaint_id: complaintId, account_id: accountId, since: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  else
    await db
      .deleteFrom('complaints.watcher')
      .where('complaint_id', '=', complaintId)
      .where('account_id', '=', accountId)
      .execute()
}

/** Whom a change is told to; more of them would be an announcement. */
const mostWatchers = 100
export async function watchersOf({ db }: Ctx, complaintId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('complaints.watcher')
    .select('account_id')
    .where('complaint_id', '=', complaintId)
    .orderBy('since')
    .orderBy('account_id')
    .limit(mostWatchers)
    .execute()
  return rows.map((row) => row.account_id)
}
