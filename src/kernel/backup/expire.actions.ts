import type { Ctx } from '../context.ts'
import { PlainError } from '../log/safe-error.ts'
import * as store from './backup.store.ts'
import type { Place } from './backups.ts'
import { begunAt, expiredOf } from './expire.rules.ts'
import { lying } from './lying.ts'
import { folderName, idOf, manifestName, type Named } from './manifest.ts'

/** The backup was made and stands; what is too old stands beside it still. */
export class OldStayed extends PlainError {
  constructor(options: ErrorOptions) {
    super('the backup was made; what is too old could not be taken out of the place', options)
    this.name = 'OldStayed'
  }
}

const kinds = ['data', 'keys'] as const
const atOnce = 500

/** Before a backup: what killed ones left goes, and what somebody took out of the place is put there again by this one. */
export async function sweep(ctx: Ctx, { store: kept }: Place): Promise<void> {
  for (const kind of kinds) {
    const { broken } = await lying(kept, kind)
    for (const label of broken) await kept.removeAll(folderName({ kind, label }))
  }
  let names: string[] = []
  const see = async () => {
    if (names.length > 0) await store.seeFiles(ctx, names, ctx.now)
    names = []
  }
  for await (const name of kept.list('files/')) if (names.push(name) >= atOnce) await see()
  await see()
  await store.dropUnseen(ctx, ctx.now)
}

/** After a backup: what is too old, and files that none of the others needs. */
export async function expire(ctx: Ctx, { store: kept, days, keyDays }: Place): Promise<void> {
  let oldest = Infinity
  for (const kind of kinds) {
    const { whole } = await lying(kept, kind)
    const old = expiredOf(whole, { now: ctx.now, days: kind === 'data' ? days : keyDays })
    for (const label of old) await takeAway(kept, { kind, label })
    await store.markExpired(ctx, kind, old.map(idOf))
    const left = whole.filter((label) => !old.includes(label)).map(begunAt)
    if (kind === 'data') oldest = Math.min(...left)
  }
  if (Number.isFinite(oldest)) await expireFiles(ctx, kept, new Date(oldest))
}

/** The manifest first: what is half gone is no backup. */
export async function takeAway(kept: Place['store'], named: Named): Promise<void> {
  await kept.remove(manifestName(named))
  await kept.removeAll(folderName(named))
}

async function expireFiles(ctx: Ctx, kept: Place['store'], before: Date): Promise<void> {
  for (;;) {
    const names = await store.filesNeededBefore(ctx, before, atOnce)
    if (names.length === 0) return
    for (const name of names) await kept.remove(name)
    await store.dropFiles(ctx, names)
  }
}
