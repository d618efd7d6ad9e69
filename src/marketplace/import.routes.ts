import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { Ctx } from '../kernel/context.ts'
import { handle } from '../kernel/http/handle.ts'
import { newId } from '../kernel/id.ts'
import { found, refuse } from '../kernel/refusal.ts'
import { cut, readCursor } from '../kernel/http/cursor.ts'
import { ImportKind, ImportOptions, Mapping } from './import-kind.contract.ts'
import * as contract from './import.contract.ts'
import * as actions from './import.actions.ts'
import { viewOf } from './import-view.rules.ts'
import * as store from './import.store.ts'

const mappingView = (row: { id: string; name: string; kind: string; mapping: unknown; options: unknown }) => ({
  id: row.id,
  name: row.name,
  kind: ImportKind.parse(row.kind),
  mapping: Mapping.parse(row.mapping),
  options: ImportOptions.parse(row.options),
})

export const importRoutes = [
  handle(
    contract.uploadImport,
    (ctx, input, { raw }) => {
      const announced = raw.headers['content-length']
      return actions.uploadImport(ctx, input, {
        body: raw.body,
        announced: announced === undefined ? null : Number(announced),
      })
    },
    { outside: true },
  ),
  handle(contract.listImports, async (ctx, { cursor, limit, state }) => {
    const rows = await store.listImports(ctx, { state, after: readCursor(cursor), limit: limit + 1 })
    const page = cut(rows, limit, (row) => ({ at: row.created_at, id: row.id }))
    return { rows: page.rows.map(viewOf), next: page.next }
  }),
  handle(contract.readImport, async (ctx, { id }) =>
    actions.detailOf(ctx, found(await store.findImport(ctx, id), 'import')),
  ),
  handle(contract.changeImport, actions.changeImport),
  handle(contract.startImport, (ctx, { id, dry }) => actions.startImport(ctx, id, dry)),
  handle(contract.stopImport, (ctx, { id }) => actions.stopImport(ctx, id)),
  handle(contract.listRejections, async (ctx, { id, after, limit }) => {
    found(await store.findImport(ctx, id), 'import')
    const rows = await store.listRejections(ctx, id, after, limit + 1)
    const shown = rows.slice(0, limit)
    return {
      rows: shown.map(({ row_number: row, ...rest }) => ({ row, ...rest })),
      next: rows.length > limit ? (shown.at(-1)?.row_number ?? null) : null,
    }
  }),
  handle(contract.downloadRejections, async (ctx, { id }) => {
    const row = found(await store.findImport(ctx, id), 'import')
    const lines = Readable.from(rejectedLines(ctx, id))
    const csv = stringify({
      bom: true,
      header: true,
      escape_formulas: true,
      columns: ['row', 'field', 'reason', 'detail', ...row.columns],
    })
    // A database that goes away in the middle ends this download, not the process.
    lines.on('error', (error) => csv.destroy(error))
    csv.on('error', () => {})
    return {
      type: 'text/csv; charset=utf-8',
      headers: { 'content-disposition': `attachment; filename="rejected-${id}.csv"` },
      // The byte order mark makes spreadsheets read UTF-8.
      body: lines.pipe(csv),
    }
  }),
  handle(contract.listMappings, async (ctx) => ({ rows: (await store.listMappings(ctx)).map(mappingView) })),
  handle(contract.saveMapping, async (ctx, input) => {
    const row = await store.insertMapping(ctx, { id: newId('map'), ...input })
    return row ? mappingView(row) : refuse('import.mapping-name-taken')
  }),
]

async function* rejectedLines(ctx: Ctx, id: string): AsyncGenerator<(string | number)[]> {
  for (let after = 0; ;) {
    const rows = await store.listRejections(ctx, id, after, 1000)
    for (const row of rows) yield [row.row_number, row.field, row.reason, row.detail, ...row.record]
    const last = rows.at(-1)
    if (!last) return
    after = last.row_number
  }
}
