import { stringify } from 'csv-stringify/sync'
import { roleWords } from '../../kernel/role.contract.ts'
import type { Field, Kind, Processing } from './fields.contract.ts'
import * as words from './fields-words.contract.ts'

type Language = 'zh' | 'en'
const byPermission = { zh: '按权限一览', en: 'by the permissions' }
type Row = Readonly<Record<string, string | number>>
// The mark makes spreadsheets read UTF-8; a text that they would run as a formula stays text.
const csvOf = (rows: readonly Row[], columns: readonly string[]): string =>
  stringify([...rows], { header: true, bom: true, columns, escape_formulas: true, record_delimiter: 'windows' })

function kindColumns(kind: Kind | undefined, language: Language): Row {
  const { category = null, purposes = [], onErase = null, mask = null } = kind ?? {}
  return {
    kind: kind?.title[language] ?? '',
    category: category ? words.categoryWords[category][language] : '',
    purposes: purposes.map((one) => words.purposeWords[one][language]).join('; '),
    basis: kind?.basis?.[language] ?? '',
    keep: kind?.keep?.[language] ?? '',
    keep_rule: kind?.keep?.rule ?? '',
    on_erase: onErase ? words.erasureWords[onErase][language] : '',
    why_kept: kind?.why?.[language] ?? '',
    mask: mask ? words.maskWords[mask][language] : '',
    copy: kind?.copy ? 1 : 0,
  }
}
const ofKind = ['kind', 'category', 'purposes', 'basis', 'keep', 'keep_rule', 'on_erase', 'why_kept', 'mask', 'copy']

export const fieldsCsv = (fields: readonly Field[], kinds: ReadonlyMap<string, Kind>, language: Language): string =>
  csvOf(
    fields.map((field) => ({
      chapter: words.capabilityWords[field.capability][language],
      table: field.table,
      column: field.column,
      store: words.storeWords[field.store][language],
      class: words.classWords[field.class][language],
      sealed: field.sealed ? 1 : 0,
      ...kindColumns(kinds.get(field.kind ?? ''), language),
    })),
    ['chapter', 'table', 'column', 'store', 'class', 'sealed', ...ofKind],
  )

export const processingCsv = (rows: readonly Processing[], language: Language): string =>
  csvOf(
    rows.map((row) => ({
      chapter: words.capabilityWords[row.capability][language],
      class: words.classWords[row.kind.class][language],
      ...kindColumns(row.kind, language),
      tables: row.tables.join(' '),
      fields: row.fields,
      sealed: row.sealed,
      readers: row.readers?.map((role) => roleWords[role][language]).join('; ') ?? byPermission[language],
    })),
    ['chapter', 'class', ...ofKind, 'tables', 'fields', 'sealed', 'readers'],
  )
