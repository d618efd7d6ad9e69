import type { Ctx } from '../context.ts'
import type { VaultDomain } from './domain.rules.ts'
import { openSubjectKey, sealingKeys } from './open-keys.actions.ts'
import { kidOf, openText, sealText, type Place, SealBroken } from './sealed.ts'
import * as store from './vault.store.ts'

/** A column that holds nothing but sealed values, declared once by the capability that it belongs to. */
export type SealedColumn = {
  readonly table: string
  readonly column: string
  readonly domain: VaultDomain
  /** Texts are filled up to a multiple of so many bytes, where their length would tell. */
  readonly padTo?: number
}
export type PlainCell = {
  readonly of: SealedColumn
  readonly row: string
  readonly subject: string
  readonly text: string
}
export type SealedCell = { readonly of: SealedColumn; readonly row: string; readonly sealed: Uint8Array }

/** Seals texts, each with the key of the person it is about, in the order given. At most one query a domain when the keys are there. */
export async function sealAll(ctx: Ctx, cells: readonly PlainCell[]): Promise<Buffer[]> {
  const domains = [...new Set(cells.map(({ of }) => of.domain))].toSorted()
  const keys = new Map<VaultDomain, Awaited<ReturnType<typeof sealingKeys>>>()
  for (const domain of domains) {
    const own = cells.filter(({ of }) => of.domain === domain)
    keys.set(
      domain,
      await sealingKeys(
        ctx,
        domain,
        own.map(({ subject }) => subject),
      ),
    )
  }
  return cells.map(({ of, row, subject, text }) => {
    const key = keys.get(of.domain)?.get(subject)
    if (!key) throw new Error(`vault: no key of ${of.domain} for ${subject}`)
    return sealText(key, placeOf(of, row), text, of.padTo)
  })
}

/**
 * Opens values in the order given, with one query for the keys of all. Null where the key was destroyed: the text is erased and
 * nothing brings it back.
 * @throws {SealBroken} when a value was changed, or stands where it was not sealed for.
 */
export async function openAll(ctx: Ctx, cells: readonly SealedCell[]): Promise<(string | null)[]> {
  const numbered = cells.map((cell) => ({ ...cell, kid: kidOf(placeOf(cell.of, cell.row), cell.sealed) }))
  const rows = await store.keysByNumber(ctx, [...new Set(numbered.map(({ kid }) => kid))])
  const keys = new Map(await Promise.all(rows.map(async (row) => [row.kid, await openSubjectKey(row)] as const)))
  return numbered.map(({ of, row, sealed, kid }) => {
    const key = keys.get(kid)
    if (key === undefined) throw new SealBroken(placeOf(of, row), 'no key has its number')
    return key && openText(key, placeOf(of, row), sealed)
  })
}

const placeOf = ({ table, column }: SealedColumn, row: string): Place => ({ table, column, row })
