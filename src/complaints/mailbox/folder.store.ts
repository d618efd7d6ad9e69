import type { Ctx } from '../../kernel/context.ts'

export type Folder = {
  readonly id: string
  readonly uidValidity: number | null
  readonly lastUid: number
  readonly renumbered: number
  readonly state: string
  readonly checkedAt: Date | null
  readonly failingSince: Date | null
  readonly failures: number
  readonly lastFailure: string | null
}

const folders = ({ db }: Ctx) =>
  db
    .selectFrom('complaints.mail_folder')
    .select([
      'id',
      'uid_validity as uidValidity',
      'last_uid as lastUid',
      'renumbered',
      'state',
      'checked_at as checkedAt',
      'failing_since as failingSince',
      'failures',
      'last_failure as lastFailure',
    ])

export const findFolder = (ctx: Ctx, id: string): Promise<Folder | undefined> =>
  folders(ctx).where('id', '=', id).executeTakeFirst()

/** The row, made when it is the first time, held until the transaction ends: two readers of one folder take turns. */
export async function holdFolder(ctx: Ctx, id: string): Promise<Folder> {
  await ctx.db
    .insertInto('complaints.mail_folder')
    .values({ id, state: 'never' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return folders(ctx).where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
}

export type Place = { readonly uidValidity: number; readonly lastUid: number; readonly renumbered: number }
export async function savePlace({ db }: Ctx, id: string, { uidValidity, lastUid, renumbered }: Place): Promise<void> {
  await db
    .updateTable('complaints.mail_folder')
    .set({ uid_validity: uidValidity, last_uid: lastUid, renumbered })
    .where('id', '=', id)
    .execute()
}

export type State = Pick<Folder, 'state' | 'checkedAt' | 'failingSince' | 'failures' | 'lastFailure'>
export async function saveState({ db }: Ctx, id: string, state: State): Promise<void> {
  await db
    .updateTable('complaints.mail_folder')
    .set({
      state: state.state,
      checked_at: state.checkedAt,
      failing_since: state.failingSince,
      failures: state.failures,
      last_failure: state.lastFailure,
    })
    .where('id', '=', id)
    .execute()
}

type Location = { readonly folder: string; readonly uidValidity: number; readonly uid: number; readonly letter: string }
export async function insertLocation({ db }: Ctx, { folder, uidValidity, uid, letter }: Location): Promise<void> {
  await db
    .insertInto('complaints.mail_location')
    .values({ folder, uid_validity: uidValidity, uid, letter })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
