import { namesOf } from '../../kernel/access/people.ts'
import type { Ctx } from '../../kernel/context.ts'
import { countTables, mostCounted } from '../../kernel/declared/register.actions.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import type { z } from 'zod'
import type { checkMap, DataMap, Field, Kind } from './fields.contract.ts'
import { registerOf } from './fields.actions.ts'
import { mapText, partsOf } from './fields.rules.ts'
import * as store from './map.store.ts'
import { sha256 } from '../../kernel/sha256.ts'

export async function showMap(ctx: Ctx): Promise<z.input<typeof DataMap>> {
  const { fields, kinds } = await registerOf(ctx)
  const parts = partsOf(fields, kinds)
  const names = new Set(parts.flatMap(({ tables }) => tables.map(({ table }) => table)))
  const counts = await countTables(ctx, new Map([...names].map((table) => [table, []])))
  const rows = new Map(counts.map((one) => [one.table, one.rows]))
  const text = mapText(fields)
  const last = await store.last(ctx)
  return {
    at: ctx.now.toISOString(),
    digest: sha256(text),
    kinds: [...kinds.values()],
    parts: parts.map(({ category, store: place, tables }) => {
      return { category, store: place, tables: tables.map((one) => tableView(one, rows, kinds)) }
    }),
    fields: text === '' ? 0 : text.split('\n').length,
    countedTo: mostCounted,
    checked: last ? await checkView(ctx, last) : null,
    ...(last ? changes(text.split('\n'), last.fields) : { added: [], removed: [] }),
  }
}

type Table = { readonly table: string; readonly fields: readonly Field[] }
function tableView({ table, fields }: Table, rows: ReadonlyMap<string, number>, kinds: ReadonlyMap<string, Kind>) {
  const counted = rows.get(table) ?? 0
  return {
    table,
    capability: fields[0]?.capability ?? 'kernel',
    kinds: [...new Set(fields.flatMap(({ kind }) => (kind !== null && kinds.has(kind) ? [kind] : [])))],
    columns: fields.length,
    sealed: fields.filter(({ sealed }) => sealed).length,
    rows: Math.min(counted, mostCounted),
    more: counted > mostCounted,
  }
}

const nameIn = (line: string): string => line.split(' ')[0] ?? ''
function changes(now: readonly string[], then: readonly string[]) {
  const [here, there] = [new Set(now), new Set(then)]
  return {
    added: now.filter((line) => !there.has(line)).map(nameIn),
    removed: then.filter((line) => !here.has(line)).map(nameIn),
  }
}

type Checked = { readonly id: string; readonly at: Date; readonly by: string }
async function checkView(ctx: Ctx, { id, at, by }: Checked) {
  const names = await namesOf(ctx, [by])
  return { id, at: at.toISOString(), by: names.get(by) ?? null }
}

/** Checked is the map that was on the page. */
export async function confirmMap(ctx: Ctx, { digest }: Input<typeof checkMap>) {
  const { fields } = await registerOf(ctx)
  const text = mapText(fields)
  if (sha256(text) !== digest) return refuse('privacy-map.changed', { field: 'digest' })
  const lines = text.split('\n')
  const id = newId('pmc')
  const row = await store.insert(ctx, { id, at: ctx.now, by: ctx.actor.id, digest, fields: lines })
  await record(ctx, [{ kind: 'privacy.map-checked', subject: id, data: { digest, fields: lines.length } }])
  return checkView(ctx, row)
}
