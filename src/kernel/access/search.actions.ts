import type { Ctx } from '../context.ts'
import * as store from './account.store.ts'
import type { AccountFilter } from './account.store.ts'

type Row = Awaited<ReturnType<typeof store.listAccounts>>[number]
type Page = { readonly rows: readonly Row[]; readonly next: string | null }

const together = 500
/** So many accounts are opened for one page at most; the next page goes on where it ended. */
const mostOpened = 5_000

/**
 * Accounts whose name or e-mail has the text in it, whatever its case, newest first: opened and looked at, because what is sealed cannot be asked
 * of the database. An e-mail or a phone that is typed whole is found at once by its index.
 */
export async function searchAccounts(ctx: Ctx, text: string, filter: AccountFilter): Promise<Page> {
  const exact = filter.cursor === undefined ? await store.accountOfLogin(ctx, text, filter) : undefined
  if (exact) return { rows: [exact], next: null }
  const wanted = text.toLowerCase()
  const found: Row[] = []
  let cursor = filter.cursor
  for (let opened = 0; opened < mostOpened; opened += together) {
    const some = await store.listAccounts(ctx, { ...filter, cursor, limit: together })
    for (const row of some) {
      if (found.length === filter.limit) return { rows: found, next: cursor ?? null }
      if (hasIn(row, wanted)) found.push(row)
      cursor = row.id
    }
    if (some.length < together) return { rows: found, next: null }
  }
  return { rows: found, next: cursor ?? null }
}

const hasIn = ({ display_name: name, email }: Row, wanted: string): boolean =>
  name.toLowerCase().includes(wanted) || (email?.includes(wanted) ?? false)
