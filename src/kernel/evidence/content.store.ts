import type { Ctx } from '../context.ts'

export type ContentRow = { readonly sha256: string; readonly bytes: number; readonly picture: string }
type NewContent = {
  readonly sha256: string
  readonly bytes: number
  readonly isPicture: boolean
  readonly width: number | null
  readonly height: number | null
}

/** The content's row, held until the transaction ends: nobody removes the bytes meanwhile. Answers whether its picture is still to be made. */
export async function keepContent(
  { db, now }: Ctx,
  content: NewContent,
): Promise<'none' | 'waiting' | 'ready' | 'failed'> {
  const { sha256, bytes, isPicture, width, height } = content
  const row = await db
    .insertInto('kernel.file_content')
    .values({ sha256, bytes, picture: isPicture ? 'waiting' : 'none', width, height, kept_at: now })
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ kept_at: now }))
    .returning('picture')
    .executeTakeFirstOrThrow()
  return row.picture as 'none' | 'waiting' | 'ready' | 'failed'
}

export const holdContent = ({ db }: Ctx, sha256: string): Promise<ContentRow | undefined> =>
  db
    .selectFrom('kernel.file_content')
    .select(['sha256', 'bytes', 'picture'])
    .where('sha256', '=', sha256)
    .forUpdate()
    .executeTakeFirst()

export const findContent = ({ db }: Ctx, sha256: string): Promise<ContentRow | undefined> =>
  db
    .selectFrom('kernel.file_content')
    .select(['sha256', 'bytes', 'picture'])
    .where('sha256', '=', sha256)
    .executeTakeFirst()

export async function savePicture({ db }: Ctx, sha256: string, picture: 'ready' | 'failed', cleanType: string | null) {
  await db
    .updateTable('kernel.file_content')
    .set({ picture, clean_type: cleanType })
    .where('sha256', '=', sha256)
    .execute()
}

export async function isReferenced({ db }: Ctx, sha256: string): Promise<boolean> {
  const row = await db.selectFrom('kernel.file').select('id').where('sha256', '=', sha256).limit(1).executeTakeFirst()
  return row !== undefined
}

export async function deleteContent({ db }: Ctx, sha256: string): Promise<void> {
  await db.deleteFrom('kernel.file_content').where('sha256', '=', sha256).execute()
}
