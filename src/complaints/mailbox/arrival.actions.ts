import { insertKept, keepAsItCame, type Kept } from '../../kernel/evidence/arrived.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { enqueueAll } from '../../kernel/job/enqueue.ts'
import type { MailFailure } from './mail-health.contract.ts'
import * as folders from './folder.store.ts'
import * as letters from './letter.store.ts'

/** A letter as the mail server handed it over. */
export type Arrived = {
  readonly folder: string
  readonly uidValidity: number
  readonly uid: number
  /** When it reached the mail server: the complaint is received at this instant. */
  readonly receivedAt: Date
  readonly raw: Buffer
  /** How large it is on the server. */
  readonly bytes: number
  /** False: too large, `raw` is only its beginning. */
  readonly whole: boolean
}

/**
 * From which letter on to read. A folder that the server numbered anew is read from its beginning: letters that we have are
 * recognised by their source, so none is missed and none is doubled.
 */
export function beginFolder(ctx: Ctx, id: string, uidValidity: number): Promise<number> {
  return inTransaction(ctx, async (inner) => {
    const folder = await folders.holdFolder(inner, id)
    if (folder.uidValidity === uidValidity) return folder.lastUid
    const again = folder.uidValidity !== null
    await folders.savePlace(inner, id, { uidValidity, lastUid: 0, renumbered: folder.renumbered + (again ? 1 : 0) })
    return 0
  })
}

/**
 * Keeps a letter, in this order: its bytes; then, in one transaction, its row, the place where it lay, and how far the folder
 * is read. Killed anywhere, the next reader comes to the same letter and ends in the same state.
 */
export async function keepArrived(ctx: Ctx, arrived: Arrived): Promise<'new' | 'known'> {
  const { folder, uidValidity, uid, raw } = arrived
  const kept = raw.length > 0 ? await keepAsItCame({ name: 'letter.eml', type: 'message/rfc822', content: raw }) : null
  return inTransaction(ctx, async (inner) => {
    const place = await folders.holdFolder(inner, folder)
    if (place.uidValidity !== uidValidity || place.lastUid >= uid) return 'known'
    const before = kept && (await letters.findBySource(inner, { folder, sha256: kept.sha256, bytes: arrived.bytes }))
    const letter = before ?? (await insertLetter(inner, arrived, kept))
    await folders.insertLocation(inner, { folder, uidValidity, uid, letter })
    await folders.savePlace(inner, folder, { uidValidity, lastUid: uid, renumbered: place.renumbered })
    return before === null ? 'new' : 'known'
  })
}

async function insertLetter(ctx: Ctx, arrived: Arrived, kept: Kept | null): Promise<string> {
  const { folder, receivedAt, bytes, whole } = arrived
  const id = newId('eml')
  const sha256 = kept?.sha256 ?? null
  await letters.insertLetter(ctx, { id, folder, sha256, rawBytes: bytes, whole, receivedAt })
  if (kept) await letters.saveRawFile(ctx, id, await insertKept(ctx, kept, id))
  await record(ctx, [{ kind: 'mail.received', subject: id, data: { bytes, whole, sha256 } }])
  await enqueueAll(ctx, [readLater(id)])
  return id
}

/** One after the other: of two letters of one thread the second finds what became of the first. */
export const readLater = (letter: string) => ({
  name: 'complaints.read-mailbox',
  payload: { letter },
  queue: 'mailbox',
  key: `mail:${letter}`,
})

/** How the folder is doing, for people and for `/readyz`. */
export async function noteChecked(ctx: Ctx, id: string): Promise<void> {
  await inTransaction(ctx, async (inner) => {
    await folders.holdFolder(inner, id)
    const fine = { state: 'listening', failingSince: null, failures: 0, lastFailure: null }
    await folders.saveState(inner, id, { ...fine, checkedAt: inner.now })
  })
}

export async function noteFailing(ctx: Ctx, id: string, failure: MailFailure): Promise<void> {
  await inTransaction(ctx, async (inner) => {
    const folder = await folders.holdFolder(inner, id)
    await folders.saveState(inner, id, {
      state: 'failing',
      checkedAt: folder.checkedAt,
      failingSince: folder.failingSince ?? inner.now,
      failures: folder.failures + 1,
      lastFailure: failure,
    })
  })
}
