import { sql, type Selectable } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'
import { outKinds, outStates, PartySide } from './mailbox.contract.ts'

/** A letter of ours. */
export type OutLetter = {
  readonly id: string
  readonly dedupe: string
  readonly kind: (typeof outKinds)[number]
  readonly complaintId: string | null
  readonly side: 'consumer' | 'merchant' | null
  /** The letter that it answers. */
  readonly letter: string | null
  readonly messageId: string
  readonly toAddress: string
  readonly toName: string | null
  readonly subject: string
  readonly text: string
  readonly inReplyTo: string | null
  readonly refs: readonly string[]
  readonly replyTo: string | null
  readonly language: 'zh' | 'en'
  readonly day: string
}
export type OutRow = OutLetter & {
  readonly author: string
  readonly createdAt: Date
  readonly state: (typeof outStates)[number]
  readonly attempts: number
  readonly claimedAt: Date | null
  readonly sentAt: Date | null
  readonly lastError: string | null
}

const Kind = z.enum(outKinds)
const State = z.enum(outStates)
const Language = z.enum(['zh', 'en'])
type Row = Selectable<DB['complaints.mail_out']>
const fromRow = (row: Row): OutRow => ({
  id: row.id,
  dedupe: row.dedupe,
  kind: Kind.parse(row.kind),
  complaintId: row.complaint_id,
  side: PartySide.nullable().parse(row.side),
  letter: row.letter,
  messageId: row.message_id,
  toAddress: row.to_address,
  toName: row.to_name,
  subject: row.subject,
  text: row.text,
  inReplyTo: row.in_reply_to,
  refs: row.refs,
  replyTo: row.reply_to,
  language: Language.parse(row.language),
  day: row.day,
  author: row.author,
  createdAt: row.created_at,
  state: State.parse(row.state),
  attempts: row.attempts,
  claimedAt: row.claimed_at,
  sentAt: row.sent_at,
  lastError: row.last_error,
})

const rows = ({ db }: Ctx) => db.selectFrom('complaints.mail_out').selectAll()
const one = async (query: { executeTakeFirst(): Promise<Row | undefined> }): Promise<OutRow | undefined> => {
  const row = await query.executeTakeFirst()
  return row && fromRow(row)
}

export const findOut = (ctx: Ctx, id: string) => one(rows(ctx).where('id', '=', id))
export const holdOut = (ctx: Ctx, id: string) => one(rows(ctx).where('id', '=', id).forUpdate())

/** Those that answer a letter, and those of its case; oldest first. */
export async function outOf(ctx: Ctx, of: { letter: string; complaintId: string | null }): Promise<OutRow[]> {
  const found = await rows(ctx)
    .where((eb) =>
      of.complaintId === null
        ? eb('letter', '=', of.letter)
        : eb.or([eb('letter', '=', of.letter), eb('complaint_id', '=', of.complaintId)]),
    )
    .orderBy('created_at')
    .limit(200)
    .execute()
  return found.map(fromRow)
}

/** False when the occasion had its letter already. */
export async function insertOut({ db, actor, now }: Ctx, letter: OutLetter): Promise<boolean> {
  const row = await db
    .insertInto('complaints.mail_out')
    .values({
      id: letter.id,
      dedupe: letter.dedupe,
      kind: letter.kind,
      complaint_id: letter.complaintId,
      side: letter.side,
      letter: letter.letter,
      message_id: letter.messageId,
      to_address: letter.toAddress,
      to_name: letter.toName,
      subject: letter.subject,
      text: letter.text,
      in_reply_to: letter.inReplyTo,
      refs: [...letter.refs],
      reply_to: letter.replyTo,
      language: letter.language,
      author: actor.id,
      created_at: now,
      day: letter.day,
      state: 'queued',
      next_try_at: now,
    })
    .onConflict((conflict) => conflict.column('dedupe').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Acknowledgements that went to an address on a day; the address is held against a second count meanwhile. */
export async function countAcknowledged({ db }: Ctx, address: string, day: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`mail-ack:${address}`}, 0))`.execute(db)
  const row = await db
    .selectFrom('complaints.mail_out')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('kind', '=', 'acknowledgement')
    .where('to_address', '=', address)
    .where('day', '=', day)
    .executeTakeFirstOrThrow()
  return row.count
}

export type Outcome = {
  readonly state: OutRow['state']
  readonly attempts?: number
  readonly claimedAt?: Date | null
  readonly sentAt?: Date | null
  readonly nextTryAt?: Date | null
  readonly lastError?: string | null
}
export async function saveOutcome({ db }: Ctx, id: string, outcome: Outcome): Promise<void> {
  await db
    .updateTable('complaints.mail_out')
    .set({
      state: outcome.state,
      claimed_at: outcome.claimedAt ?? null,
      next_try_at: outcome.nextTryAt ?? null,
      last_error: outcome.lastError ?? null,
      ...(outcome.attempts !== undefined && { attempts: outcome.attempts }),
      ...(outcome.sentAt !== undefined && { sent_at: outcome.sentAt }),
    })
    .where('id', '=', id)
    .execute()
}
