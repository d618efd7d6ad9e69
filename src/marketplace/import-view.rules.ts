import { ImportKind, ImportOptions, Mapping, type ImportKind as Kind } from './import-kind.contract.ts'
import { ImportState, type ImportDetail, type ImportView } from './import.contract.ts'
import { problemsOfMapping } from './import-preset.rules.ts'
import type { ImportRow } from './import.store.ts'

export type Settings = { readonly kind: Kind | null; readonly mapping: Mapping; readonly options: ImportOptions }
/** Columns of JSON and text come back as what we wrote into them. */
export const settingsOf = (row: ImportRow): Settings => ({
  kind: row.kind === null ? null : ImportKind.parse(row.kind),
  mapping: Mapping.parse(row.mapping),
  options: ImportOptions.parse(row.options),
})

export function viewOf(row: ImportRow): ImportView {
  const state = ImportState.parse(row.state)
  const finished = state === 'done' || state === 'checked'
  return {
    id: row.id,
    fileName: row.file_name,
    bytes: row.bytes,
    encoding: row.encoding,
    delimiter: row.delimiter,
    columns: row.columns,
    ...settingsOf(row),
    source: row.source,
    asOf: row.as_of.toISOString(),
    state,
    dry: state === 'checking' || state === 'checked',
    rows: row.checkpoint,
    loaded: row.loaded,
    unchanged: row.unchanged,
    rejected: row.rejected,
    progress: finished ? 1 : Math.min(1, row.bytes_read / Math.max(1, row.bytes)),
    failure: row.failure,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  }
}

export function mappingProblems(row: ImportRow): ImportDetail['problems'] {
  const { kind, mapping } = settingsOf(row)
  return kind === null ? [{ field: 'kind', problem: 'kind-missing' }] : problemsOfMapping(kind, mapping, row.columns)
}

export const isBusy = ({ state }: ImportRow): boolean => state === 'checking' || state === 'running'
