import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { listColumns } from '../declared/columns.store.ts'
import { dataKinds } from '../declared/read-declared.ts'
import { discardOwned } from '../evidence/sweep.store.ts'
import { newId } from '../id.ts'
import { domainNames, isPassing, type VaultDomain } from '../vault/domain.rules.ts'
import { eraseSubject } from '../vault/erase.actions.ts'
import { sealedTables } from '../vault/sealed-tables.ts'
import { kindOf } from './copy.actions.ts'
import { erasePlan, type ErasePart, type HeldKind, type Register } from './erase.rules.ts'
import * as store from './erase.store.ts'
import { readTies } from './read-ties.ts'
import { sinceOf } from './standing.ts'

const kinds = dataKinds()
const ties = readTies()

export async function eraseRegister(ctx: Ctx): Promise<Register> {
  return { columns: await listColumns(ctx), shapes: await store.columnShapes(ctx), kindOf, kinds, ties }
}

/** What is held of a person under these ids, by kind: how much, and from when the time of its keeping counts. */
export async function surveyPerson(ctx: Ctx, ids: readonly string[]): Promise<HeldKind[]> {
  const plan = erasePlan(await eraseRegister(ctx))
  const held = new Map<string, HeldKind>()
  for (const part of plan) {
    const { rows, last } = await store.countPart(ctx, part, { ties, ids })
    if (rows === 0) continue
    const before = held.get(part.kind)
    held.set(part.kind, {
      kind: part.kind,
      rows: rows + (before?.rows ?? 0),
      since: later(before?.since ?? null, last),
    })
  }
  const all: HeldKind[] = []
  for (const one of held.values()) all.push({ ...one, since: later(one.since, await sinceOf(ctx, ids, one.kind)) })
  return all
}
const later = (one: Date | null, other: Date | null): Date | null =>
  one === null || (other && other > one) ? other : one

/** So many rows in one transaction, so that nobody waits for an erasure. */
const together = 500
/** However much there is, one run goes no further; the next goes on. */
const mostBatches = 2000

/**
 * One kind of data of a person goes, table by table, each batch in a transaction of its own. Again, or by two at once, it does the same: what is
 * gone is not found. Keys of the person stay: `destroyKeys` when nothing needs them.
 */
export async function eraseKind(ctx: Ctx, ids: readonly string[], kind: string): Promise<void> {
  const parts = erasePlan(await eraseRegister(ctx)).filter((part) => part.kind === kind)
  const pseudonym = newId('gon')
  for (const part of parts) await eraseTable(ctx, part, { ids, pseudonym })
}
async function eraseTable(
  ctx: Ctx,
  part: ErasePart,
  { ids, pseudonym }: { ids: readonly string[]; pseudonym: string },
) {
  for (let batch = 0; batch < mostBatches; batch += 1) {
    const gone = await inTransaction(ctx, (inner) =>
      part.table === 'kernel.file'
        ? discardOwned(inner, ids, together)
        : store.eraseBatch(inner, part, { ties, ids, pseudonym, most: together }),
    )
    if (gone === 0) return
  }
  throw new Error(`person: ${part.table} has more rows of one person than one run erases`)
}

/** The keys of the domains in which nothing of these ids is sealed any more but what may go: what they sealed opens nowhere, also in older backups. */
export async function destroyKeys(ctx: Ctx, ids: readonly string[], erased: readonly string[]): Promise<number> {
  const plan = erasePlan(await eraseRegister(ctx))
  const free: VaultDomain[] = []
  for (const domain of domainNames) {
    if (domain === 'index' || isPassing(domain)) continue
    const tables = sealedTables().filter((one) => one.domain === domain)
    const left = plan.filter(
      (part) =>
        !erased.includes(part.kind) && part.filled.some((name) => tables.some((one) => seals(one, part.table, name))),
    )
    const counts = await Promise.all(left.map((part) => store.countPart(ctx, onlySealed(part), { ties, ids })))
    if (counts.every(({ rows }) => rows === 0)) free.push(domain)
  }
  let destroyed = 0
  for (const subject of ids) destroyed += await eraseSubject(ctx, { subject, domains: free, reason: 'subject-request' })
  return destroyed
}
const seals = (one: { table: string; columns: object }, table: string, column: string): boolean =>
  one.table === table && Object.keys(one.columns).some((name) => `${name}_sealed` === column)
const onlySealed = (part: ErasePart): ErasePart => ({
  ...part,
  filled: part.filled.filter((name) => name.endsWith('_sealed')),
})
