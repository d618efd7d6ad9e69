import { sql, type Selectable } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import type { DB } from '../../kernel/db/tables.ts'
import { Side } from '../complaint.contract.ts'
import { DossierLanguage, DossierPurpose, DossierState } from './dossier.contract.ts'
import { isPack } from './dossier.rules.ts'
import { Content } from './dossier-content.rules.ts'

export type Dossier = {
  readonly complaintId: string
  readonly id: string
  readonly side: Side
  readonly purpose: z.infer<typeof DossierPurpose>
  readonly language: 'zh' | 'en'
  readonly state: DossierState
  readonly share: number
  readonly attempts: number
  readonly reason: {
    readonly code: string
    readonly params: Readonly<Record<string, string | number | boolean | null>>
  } | null
  readonly requestedBy: string
  readonly requestedAt: Date
  readonly finishedAt: Date | null
  readonly keepUntil: string | null
  readonly pages: number | null
  readonly evidence: number | null
  readonly pdf: MadeFile | null
  readonly zip: MadeFile | null
}
export type MadeFile = { readonly file: string; readonly sha256: string; readonly bytes: number }

const columns = [
  'complaint_id',
  'id',
  'side',
  'purpose',
  'language',
  'state',
  'share',
  'attempts',
  'reason',
  'requested_by',
  'requested_at',
  'finished_at',
  'keep_until',
  'pages',
  'evidence',
  'pdf_file',
  'pdf_sha256',
  'pdf_bytes',
  'zip_file',
  'zip_sha256',
  'zip_bytes',
] as const
type Row = Pick<Selectable<DB['complaints.dossier']>, (typeof columns)[number]>

const Reason = z
  .object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])) })
  .nullable()

const fromRow = (row: Row): Dossier => ({
  complaintId: row.complaint_id,
  id: row.id,
  side: Side.parse(row.side),
  purpose: DossierPurpose.parse(row.purpose),
  language: DossierLanguage.parse(row.language),
  state: DossierState.parse(row.state),
  share: row.share,
  attempts: row.attempts,
  reason: Reason.parse(row.reason),
  requestedBy: row.requested_by,
  requestedAt: row.requested_at,
  finishedAt: row.finished_at,
  keepUntil: row.keep_until,
  pages: row.pages,
  evidence: row.evidence,
  pdf: made(row.pdf_file, row.pdf_sha256, row.pdf_bytes),
  zip: made(row.zip_file, row.zip_sha256, row.zip_bytes),
})
const made = (file: string | null, sha256: string | null, bytes: number | null): MadeFile | null =>
  file === null || sha256 === null || bytes === null ? null : { file, sha256, bytes }

export type NewDossier = Pick<Dossier, 'complaintId' | 'id' | 'side' | 'purpose' | 'language'> & {
  readonly content: Content
}

/** False when this side has one in the making already: the table decides between two clicks. */
export async function insert({ db, actor, now }: Ctx, dossier: NewDossier): Promise<boolean> {
  const row = await db
    .insertInto('complaints.dossier')
    .values({
      complaint_id: dossier.complaintId,
      id: dossier.id,
      side: dossier.side,
      purpose: dossier.purpose,
      language: dossier.language,
      state: 'waiting',
      requested_by: actor.id,
      requested_at: now,
      touched_at: now,
      content: JSON.stringify(dossier.content),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

const inTheMaking = ['waiting', 'typesetting', 'packing']
/** More than anybody makes of one complaint; the newest are listed. */
const mostListed = 100

export async function listOf({ db }: Ctx, complaintId: string, side: Side | null): Promise<Dossier[]> {
  const query = db.selectFrom('complaints.dossier').select(columns).where('complaint_id', '=', complaintId)
  const rows = await (side === null ? query : query.where('side', '=', side))
    .orderBy('id', 'desc')
    .limit(mostListed)
    .execute()
  return rows.map(fromRow)
}

export async function makingOf({ db }: Ctx, of: Pick<Dossier, 'complaintId' | 'side' | 'language' | 'purpose'>) {
  const same: Dossier['purpose'][] = isPack(of.purpose) ? [of.purpose] : ['copy', 'sealed']
  const row = await db
    .selectFrom('complaints.dossier')
    .select(columns)
    .where('complaint_id', '=', of.complaintId)
    .where('side', '=', of.side)
    .where('language', '=', of.language)
    .where('purpose', 'in', same)
    .where('state', 'in', inTheMaking)
    .executeTakeFirst()
  return row && fromRow(row)
}

export async function countCopies({ db }: Ctx, of: { complaintId: string; side: Side; since: Date }): Promise<number> {
  const row = await db
    .selectFrom('complaints.dossier')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('complaint_id', '=', of.complaintId)
    .where('side', '=', of.side)
    .where('purpose', '<>', 'sealed')
    .where('state', '<>', 'failed')
    .where('requested_at', '>', of.since)
    .executeTakeFirstOrThrow()
  return row.n
}

export async function find({ db }: Ctx, complaintId: string, id: string): Promise<Dossier | undefined> {
  const row = await db
    .selectFrom('complaints.dossier')
    .select(columns)
    .where('complaint_id', '=', complaintId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && fromRow(row)
}

/** One worker at a time: a second one waits, and finds the work done. */
export async function hold({ db }: Ctx, complaintId: string, id: string): Promise<Dossier | undefined> {
  const row = await db
    .selectFrom('complaints.dossier')
    .select(columns)
    .where('complaint_id', '=', complaintId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && fromRow(row)
}

/** Null when its files are made, or it was given up. */
export async function contentOf({ db }: Ctx, complaintId: string, id: string): Promise<Content | null> {
  const row = await db
    .selectFrom('complaints.dossier')
    .select('content')
    .where('complaint_id', '=', complaintId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.content ? Content.parse(row.content) : null
}

export type Change = {
  readonly state: DossierState
  readonly share?: number
  readonly attempts?: number
  readonly reason?: Dossier['reason']
  readonly pages?: number
  readonly evidence?: number
  readonly keepUntil?: string
  readonly pdf?: MadeFile
  readonly zip?: MadeFile
}
export async function save({ db, now }: Ctx, { complaintId, id }: Dossier, change: Change): Promise<void> {
  const over = !inTheMaking.includes(change.state)
  await db
    .updateTable('complaints.dossier')
    .set({
      state: change.state,
      touched_at: now,
      ...(change.share !== undefined && { share: change.share }),
      ...(change.attempts !== undefined && { attempts: change.attempts }),
      ...(change.reason !== undefined && { reason: JSON.stringify(change.reason) }),
      ...(change.pages !== undefined && { pages: change.pages }),
      ...(change.evidence !== undefined && { evidence: change.evidence }),
      ...(change.keepUntil !== undefined && { keep_until: change.keepUntil }),
      ...(change.pdf && { pdf_file: change.pdf.file, pdf_sha256: change.pdf.sha256, pdf_bytes: change.pdf.bytes }),
      ...(change.zip && { zip_file: change.zip.file, zip_sha256: change.zip.sha256, zip_bytes: change.zip.bytes }),
      ...(over && { content: null }),
      ...((change.state === 'ready' || change.state === 'failed') && { finished_at: now }),
    })
    .where('complaint_id', '=', complaintId)
    .where('id', '=', id)
    .execute()
}

/** How far it is, unless it is over: a second worker that is late must not open it again. */
export async function saveProgress({ db, now }: Ctx, { complaintId, id }: Dossier, share: number): Promise<void> {
  await db
    .updateTable('complaints.dossier')
    .set({ state: 'packing', share, touched_at: now })
    .where('complaint_id', '=', complaintId)
    .where('id', '=', id)
    .where('state', 'in', inTheMaking)
    .execute()
}

export async function holdOver(
  { db }: Ctx,
  over: { staleBefore: Date; today: string; limit: number },
): Promise<Dossier[]> {
  const rows = await db
    .selectFrom('complaints.dossier')
    .select(columns)
    .where((where) =>
      where.or([
        where.and([where('state', 'in', inTheMaking), where('touched_at', '<', over.staleBefore)]),
        where.and([where('state', '=', 'ready'), where('keep_until', '<', over.today)]),
      ]),
    )
    .limit(over.limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map(fromRow)
}

/** By the hash of one of its files, also when the file itself is gone. */
export async function findByHash({ db }: Ctx, sha256: string): Promise<Dossier | undefined> {
  const row = await db
    .selectFrom('complaints.dossier')
    .select(columns)
    .where((where) => where.or([where('pdf_sha256', '=', sha256), where('zip_sha256', '=', sha256)]))
    .where('state', 'in', ['ready', 'expired'])
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row && fromRow(row)
}
