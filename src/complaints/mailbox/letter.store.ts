import { sql, type Selectable, type Updateable } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'
import { PartySide, Proof, Reason, Settlement, Verdict } from './mailbox.contract.ts'
import { saveSearched } from './search.store.ts'

const Headers = z.array(z.object({ name: z.string(), value: z.string() }))
const Reasons = z.array(Reason)

type Row = Selectable<DB['complaints.mail_letter']>
/** A letter as it is kept; what was read of it is there once `readAt` is. */
export type KeptLetter = ReturnType<typeof fromRow>

const fromRow = (row: Row) => ({
  id: row.id,
  folder: row.folder,
  sha256: row.sha256,
  rawFile: row.raw_file,
  rawBytes: row.raw_bytes,
  whole: row.whole,
  receivedAt: row.received_at,
  tries: row.tries,
  readAt: row.read_at,
  messageId: row.message_id,
  refs: row.refs,
  thread: row.thread,
  sentAt: row.sent_at,
  fromAddress: row.from_address,
  fromName: row.from_name,
  toAddresses: row.to_addresses,
  subject: row.subject ?? '',
  text: row.text ?? '',
  textCut: row.text_cut,
  headers: Headers.parse(row.headers),
  defects: row.defects,
  verdict: Verdict.nullable().parse(row.verdict),
  reasons: Reasons.parse(row.reasons),
  proof: Proof.parse(row.proof),
  waits: row.waits,
  automatic: row.automatic,
  sameAs: row.same_as,
  complaintId: row.complaint_id,
  side: PartySide.nullable().parse(row.side),
  statementId: row.statement_id,
  settledAs: Settlement.nullable().parse(row.settled_as),
  settledBy: row.settled_by,
  settledAt: row.settled_at,
  settledWhy: row.settled_why,
  orders: row.orders,
})

const letters = ({ db }: Ctx) => db.selectFrom('complaints.mail_letter').selectAll()
const one = async (query: { executeTakeFirst(): Promise<Row | undefined> }): Promise<KeptLetter | undefined> => {
  const row = await query.executeTakeFirst()
  return row && fromRow(row)
}

export const findLetter = (ctx: Ctx, id: string) => one(letters(ctx).where('id', '=', id))
export const holdLetter = (ctx: Ctx, id: string) => one(letters(ctx).where('id', '=', id).forUpdate())

/** When letters came in, by their ids. */
export async function receivedOf({ db }: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('complaints.mail_letter')
    .select(['id', 'received_at'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row.received_at]))
}

/** The same bytes in the same folder are the same letter, wherever they lie now. */
export async function findBySource({ db }: Ctx, source: { folder: string; sha256: string; bytes: number }) {
  const row = await db
    .selectFrom('complaints.mail_letter')
    .select('id')
    .where('folder', '=', source.folder)
    .where('sha256', '=', source.sha256)
    .where('raw_bytes', '=', source.bytes)
    .executeTakeFirst()
  return row?.id ?? null
}

export type NewLetter = Pick<KeptLetter, 'id' | 'folder' | 'sha256' | 'rawBytes' | 'whole' | 'receivedAt'>
export async function insertLetter({ db, now }: Ctx, letter: NewLetter): Promise<void> {
  await db
    .insertInto('complaints.mail_letter')
    .values({
      id: letter.id,
      folder: letter.folder,
      sha256: letter.sha256,
      raw_bytes: letter.rawBytes,
      whole: letter.whole,
      received_at: letter.receivedAt,
      kept_at: now,
      state: 'kept',
    })
    .execute()
}

const update = async ({ db }: Ctx, id: string, values: Updateable<DB['complaints.mail_letter']>): Promise<void> => {
  await db.updateTable('complaints.mail_letter').set(values).where('id', '=', id).execute()
}

export const saveRawFile = (ctx: Ctx, id: string, rawFile: string) => update(ctx, id, { raw_file: rawFile })
export const saveTries = (ctx: Ctx, id: string, tries: number) => update(ctx, id, { tries })

export type ReadPart = Pick<
  KeptLetter,
  | 'messageId'
  | 'refs'
  | 'thread'
  | 'sentAt'
  | 'fromAddress'
  | 'fromName'
  | 'toAddresses'
  | 'subject'
  | 'text'
  | 'textCut'
  | 'headers'
  | 'defects'
>
export type JudgedPart = Pick<
  KeptLetter,
  'verdict' | 'reasons' | 'proof' | 'waits' | 'automatic' | 'sameAs' | 'complaintId' | 'side' | 'orders'
>

/** What was read and what was decided, in one go: a letter is never half read. */
export async function saveRead(ctx: Ctx, id: string, { read, judged }: { read: ReadPart; judged: JudgedPart }) {
  await saveSearched(ctx, id, read)
  await update(ctx, id, {
    state: 'read',
    read_at: ctx.now,
    message_id: read.messageId,
    refs: [...read.refs],
    thread: read.thread,
    sent_at: read.sentAt,
    from_address: read.fromAddress,
    from_name: read.fromName,
    to_addresses: [...read.toAddresses],
    subject: read.subject,
    text: read.text,
    text_cut: read.textCut,
    headers: JSON.stringify(read.headers),
    defects: [...read.defects],
    verdict: judged.verdict,
    reasons: JSON.stringify(judged.reasons),
    proof: judged.proof,
    waits: judged.waits,
    automatic: judged.automatic,
    same_as: judged.sameAs,
    complaint_id: judged.complaintId,
    side: judged.side,
    orders: [...judged.orders],
  })
}

export type Settled = {
  readonly as: NonNullable<KeptLetter['settledAs']>
  readonly by: string
  readonly why?: string | null
  readonly complaintId?: string | null
  readonly side?: KeptLetter['side']
  readonly statementId?: string | null
}
export const saveSettled = (ctx: Ctx, id: string, settled: Settled) =>
  update(ctx, id, {
    waits: false,
    settled_as: settled.as,
    settled_by: settled.by,
    settled_at: ctx.now,
    settled_why: settled.why ?? null,
    ...(settled.complaintId !== undefined && { complaint_id: settled.complaintId, side: settled.side ?? null }),
    ...(settled.statementId !== undefined && { statement_id: settled.statementId }),
  })

/** Taken into the case by itself: nobody has to look at it. */
export const saveJoined = (ctx: Ctx, id: string, statementId: string | null) =>
  update(ctx, id, { waits: false, statement_id: statementId })
export const saveFiled = (ctx: Ctx, id: string, complaintId: string) =>
  update(ctx, id, { waits: false, complaint_id: complaintId, side: 'consumer' })
export const saveWaits = (ctx: Ctx, id: string) => update(ctx, id, { waits: true })

/** Letters with the same message id that were read before; whoever asks holds the id against a second reader. */
export async function findSameId(ctx: Ctx, messageId: string): Promise<KeptLetter | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`mail:${messageId}`}, 0))`.execute(ctx.db)
  return one(letters(ctx).where('message_id', '=', messageId).orderBy('received_at').limit(1))
}

/** How many new letters an address has sent since an instant. */
export async function countNewFrom({ db }: Ctx, address: string, since: Date): Promise<number> {
  const row = await db
    .selectFrom('complaints.mail_letter')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('from_address', '=', address.toLowerCase())
    .where('received_at', '>', since)
    .where('verdict', '=', 'new')
    .executeTakeFirstOrThrow()
  return row.count
}

/** Letters of ours or theirs in a thread that belong to a case, the latest first. */
export async function findInThread(ctx: Ctx, messageIds: readonly string[]): Promise<KeptLetter | undefined> {
  if (messageIds.length === 0) return undefined
  return one(
    letters(ctx)
      .where('message_id', 'in', messageIds)
      .where('complaint_id', 'is not', null)
      .where('settled_as', 'is distinct from', 'no-complaint')
      .orderBy('received_at', 'desc')
      .limit(1),
  )
}

type NewAttachment = {
  readonly place: number
  readonly fileId: string | null
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly refusal: string | null
}
export async function insertAttachments({ db }: Ctx, letter: string, attachments: readonly NewAttachment[]) {
  if (attachments.length === 0) return
  await db
    .insertInto('complaints.mail_attachment')
    .values(attachments.map(({ fileId, ...rest }) => ({ letter, file_id: fileId, ...rest })))
    .execute()
}

export const attachmentsOf = ({ db }: Ctx, letter: string): Promise<NewAttachment[]> =>
  db
    .selectFrom('complaints.mail_attachment')
    .select(['place', 'file_id as fileId', 'name', 'type', 'bytes', 'refusal'])
    .where('letter', '=', letter)
    .orderBy('place')
    .execute()
