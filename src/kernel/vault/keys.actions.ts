import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import { found, refuse } from '../refusal.ts'
import { bitsFor, type Normaliser } from './blind-index.ts'
import { countUnderOther, entriesOf } from './cells.store.ts'
import { isPassing, vaultDomains, type VaultDomain } from './domain.rules.ts'
import { mostCounted, type DomainKeys, type IndexTells, type readKeys } from './keys.contract.ts'
import { rotateDomain } from './rotate.actions.ts'
import { rootKey, rootSource } from './root.ts'
import { indexColumnsOf, type IndexColumn } from './sealed-table.ts'
import { sealedTables } from './sealed-tables.ts'
import * as store from './vault.store.ts'

/** What an administrator may know of the keys: everything but the keys. */
export async function viewKeys(ctx: Ctx): Promise<z.input<(typeof readKeys)['output']>> {
  const root = rootKey()
  const keys = await store.domainKeys(ctx)
  const indexes: IndexTells[] = []
  for (const table of sealedTables())
    for (const column of indexColumnsOf(table)) indexes.push(await tellsOf(ctx, table, column))
  return {
    root: {
      source: rootSource(),
      name: root.id,
      wrappedByOther: keys.filter(({ wrapped, root: by }) => wrapped !== null && by !== root.id).length,
    },
    domains: await domainsOf(ctx, keys),
    indexes,
  }
}

/** Refused while the last one runs: of two who press at once the second is told so. */
export async function startRotation(ctx: Ctx, domain: VaultDomain): Promise<DomainKeys> {
  const held = await store.holdDomain(ctx, domain)
  if (!isPassing(domain) && held.some(({ state }) => state === 'decrypt-only')) refuse('vault.rotation-running')
  await rotateDomain(ctx, domain)
  const domains = await domainsOf(ctx, await store.domainKeys(ctx))
  return found(
    domains.find((one) => one.domain === domain),
    'vault domain',
  )
}

async function domainsOf(ctx: Ctx, keys: readonly store.DomainKeyRow[]): Promise<DomainKeys[]> {
  const counts = await store.keyCounts(ctx)
  const views: DomainKeys[] = []
  for (const key of keys.filter(({ state }) => state === 'active')) {
    const retired = keys.some(({ domain, state }) => domain === key.domain && state === 'decrypt-only')
    const of = counts.find(({ domain }) => domain === key.domain)
    const people = of?.keys ?? 0
    views.push({
      domain: key.domain,
      title: { ...vaultDomains[key.domain] },
      version: key.version,
      since: key.created_at.toISOString(),
      people,
      changing:
        retired && !isPassing(key.domain) ? await changing(ctx, key, { left: of?.waiting ?? 0, of: people }) : null,
    })
  }
  return views
}

async function changing(ctx: Ctx, { domain, version }: store.DomainKeyRow, keys: { left: number; of: number }) {
  if (domain !== 'index') return keys
  const sum = { left: 0, of: 0 }
  for (const table of sealedTables()) {
    sum.left += await countUnderOther(ctx, table, version)
    for (const { column } of indexColumnsOf(table).slice(0, 1))
      sum.of += (await entriesOf(ctx, table, column, mostCounted)).rows
  }
  return { left: sum.left, of: Math.max(sum.left, sum.of) }
}

const byWords: Readonly<Record<Normaliser, { zh: string; en: string }>> = {
  phone: { zh: '电话号码', en: 'Telephone' },
  email: { zh: '邮箱', en: 'E-mail' },
  'id-number': { zh: '证件号', en: 'Identity number' },
  card: { zh: '卡号', en: 'Card number' },
  name: { zh: '姓名', en: 'Name' },
  exact: { zh: '联系方式', en: 'Contact' },
  'last-four': { zh: '号码后四位', en: 'Last four digits' },
}

async function tellsOf(
  ctx: Ctx,
  table: ReturnType<typeof sealedTables>[number],
  index: IndexColumn,
): Promise<IndexTells> {
  const counted = await entriesOf(ctx, table, index.column, mostCounted)
  const of = table.title ?? { zh: table.table, en: table.table }
  const id = `${table.table}.${index.column}`
  return { id, of: { ...of }, by: { ...byWords[index.how] }, ...counted, state: stateOf(index.bits, counted.rows) }
}

function stateOf(bits: number, rows: number): IndexTells['state'] {
  if (bits === 128) return 'equal'
  const planned = bitsFor(rows)
  if (planned === null) return 'few'
  return bits > planned.most ? 'sharp' : 'shared'
}
