import { sql } from 'kysely'
import type { Ctx } from '../context.ts'
import type { FileState } from './evidence.contract.ts'

export type FileRow = {
  readonly id: string
  readonly owner: string
  readonly name: string
  readonly bytes: number
  readonly claimedType: string
  readonly claimedSha256: string | null
  readonly received: number
  readonly state: FileState
  readonly refusal: string | null
  readonly type: string | null
  readonly sha256: string | null
  readonly subject: string | null
  readonly createdAt: Date
  readonly storedAt: Date | null
  readonly picture: 'none' | 'waiting' | 'ready' | 'failed'
  readonly cleanType: string | null
  readonly width: number | null
  readonly height: number | null
}

const files = ({ db }: Ctx) =>
  db
    .selectFrom('kernel.file as file')
    .leftJoin('kernel.file_content as content', 'content.sha256', 'file.sha256')
    .select([
      'file.id',
      'file.owner',
      'file.name',
      'file.bytes',
      'file.claimed_type as claimedType',
      'file.claimed_sha256 as claimedSha256',
      'file.received',
      'file.refusal',
      'file.type',
      'file.sha256',
      'file.subject',
      'file.created_at as createdAt',
      'file.stored_at as storedAt',
      'content.clean_type as cleanType',
      'content.width',
      'content.height',
      sql<FileState>`file.state`.as('state'),
      sql<FileRow['picture']>`coalesce(content.picture, 'none')`.as('picture'),
    ])

export const findFile = (ctx: Ctx, id: string): Promise<FileRow | undefined> =>
  files(ctx).where('file.id', '=', id).executeTakeFirst()

/** In the order of their ids, so that two claims of the same files cannot wait for each other in a circle. */
export const holdFiles = (ctx: Ctx, ids: readonly string[]): Promise<FileRow[]> =>
  files(ctx).where('file.id', 'in', ids).orderBy('file.id').forUpdate('file').execute()

export const holdFile = async (ctx: Ctx, id: string): Promise<FileRow | undefined> => (await holdFiles(ctx, [id]))[0]

export const filesOfSubject = (ctx: Ctx, subject: string, limit: number): Promise<FileRow[]> =>
  files(ctx).where('file.subject', '=', subject).orderBy('file.id').limit(limit).execute()

export async function insertFile(
  { db, now }: Ctx,
  file: Pick<FileRow, 'id' | 'owner' | 'name' | 'bytes' | 'claimedType' | 'claimedSha256'>,
) {
  await db
    .insertInto('kernel.file')
    .values({
      id: file.id,
      owner: file.owner,
      name: file.name,
      bytes: file.bytes,
      claimed_type: file.claimedType,
      claimed_sha256: file.claimedSha256,
      state: 'receiving',
      created_at: now,
      touched_at: now,
    })
    .execute()
}

/** A file that did not come in pieces: whole from the start, and most often attached to what it is about. */
export async function insertMade(
  { db, now }: Ctx,
  file: Pick<FileRow, 'id' | 'owner' | 'name' | 'bytes'> & { type: string; sha256: string; subject: string | null },
): Promise<void> {
  const { type, sha256, bytes } = file
  const attached = file.subject === null ? null : now
  const times = { created_at: now, touched_at: now, stored_at: now, attached_at: attached }
  await db
    .insertInto('kernel.file')
    .values({
      ...file,
      claimed_type: type,
      claimed_sha256: sha256,
      received: bytes,
      state: 'stored',
      ...times,
    })
    .execute()
}

/** Takes the files of a thing away; their bytes go with the next sweep, unless another file has the same. */
export async function releaseSubject({ db, now }: Ctx, subject: string): Promise<void> {
  await db
    .updateTable('kernel.file')
    .set({ state: 'discarded', subject: null, name: '', sha256: null, type: null, touched_at: now })
    .where('subject', '=', subject)
    .execute()
}

/** One owner's uploads begin one after the other, so that the quota is exact. */
export async function holdOwner({ db }: Ctx, owner: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`evidence:${owner}`}, 0))`.execute(db)
}

export async function pendingOf({ db }: Ctx, owner: string): Promise<{ files: number; bytes: number }> {
  const row = await db
    .selectFrom('kernel.file')
    .select([sql<number>`count(*)`.as('files'), sql<number>`coalesce(sum(bytes), 0)::bigint`.as('bytes')])
    .where('owner', '=', owner)
    .where('subject', 'is', null)
    .where('state', 'in', ['receiving', 'received', 'stored'])
    .executeTakeFirstOrThrow()
  return row
}

export type Part = { readonly start: number; readonly bytes: number; readonly key: string }

export async function insertPart({ db }: Ctx, file: string, part: Part): Promise<void> {
  await db
    .insertInto('kernel.file_part')
    .values({ file, ...part })
    .execute()
}

/** A part is at least a byte; a file of the largest size in parts of 64 KiB has 3,200. */
export const partsOf = ({ db }: Ctx, file: string): Promise<Part[]> =>
  db
    .selectFrom('kernel.file_part')
    .select(['start', 'bytes', 'key'])
    .where('file', '=', file)
    .orderBy('start')
    .limit(10_000)
    .execute()

export async function deleteParts({ db }: Ctx, file: string): Promise<void> {
  await db.deleteFrom('kernel.file_part').where('file', '=', file).execute()
}

export async function saveReceived({ db, now }: Ctx, id: string, received: number, complete: boolean): Promise<void> {
  await db
    .updateTable('kernel.file')
    .set({ received, state: complete ? 'received' : 'receiving', touched_at: now, parts_left: true })
    .where('id', '=', id)
    .execute()
}

export async function saveStored(
  { db, now }: Ctx,
  id: string,
  stored: { type: string; sha256: string },
): Promise<void> {
  await db
    .updateTable('kernel.file')
    .set({ ...stored, state: 'stored', stored_at: now, touched_at: now })
    .where('id', '=', id)
    .execute()
}

export async function saveRefused({ db, now }: Ctx, id: string, refusal: string): Promise<void> {
  await db.updateTable('kernel.file').set({ state: 'refused', refusal, touched_at: now }).where('id', '=', id).execute()
}

export async function saveAttached({ db, now }: Ctx, ids: readonly string[], subject: string): Promise<void> {
  await db.updateTable('kernel.file').set({ subject, attached_at: now }).where('id', 'in', ids).execute()
}

export async function savePartsGone({ db }: Ctx, id: string): Promise<void> {
  await db.updateTable('kernel.file').set({ parts_left: false }).where('id', '=', id).execute()
}

export async function hashesOf({ db }: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('kernel.file')
    .select(['id', 'sha256'])
    .where('id', 'in', [...new Set(ids)])
    .where('sha256', 'is not', null)
    .execute()
  return new Map(rows.flatMap(({ id, sha256 }) => (sha256 === null ? [] : [[id, sha256]])))
}
