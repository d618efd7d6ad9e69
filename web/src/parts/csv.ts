import type { Column } from './DataTable.tsx'
import { saveFile } from './save-file.ts'

/** A spreadsheet takes a cell that begins like this for a formula; an apostrophe keeps it a word. */
const formulaStart = /^[=+\-@\t\r]/

export function csvOf<Row>(columns: readonly Pick<Column<Row>, 'title' | 'csv'>[], rows: readonly Row[]): string {
  const told = columns.filter((column) => column.csv)
  const lines = [
    told.map(({ title }) => cell(title)),
    ...rows.map((row) => told.map(({ csv }) => cell(csv?.(row) ?? ''))),
  ]
  return lines.map((line) => `${line.join(',')}\r\n`).join('')
}

function cell(value: string | number): string {
  const text = typeof value === 'string' && formulaStart.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** With a byte-order mark, because Excel takes a file without one for the local encoding and spoils Chinese. */
export const saveText = (name: string, text: string): void =>
  saveFile(name, new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }))
