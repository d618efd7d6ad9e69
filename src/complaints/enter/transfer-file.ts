import { parse } from 'csv-parse/sync'

export type TransferTable = {
  readonly encoding: 'utf-8' | 'gb18030'
  readonly heading: readonly string[]
  readonly records: readonly (readonly string[])[]
}

const delimiters = [',', '\t', ';'] as const

/** A table as offices send it: UTF-8 with or without its mark, or what Chinese spreadsheets write; null when it is none. */
export function readTable(bytes: Buffer): TransferTable | null {
  const decoded = decode(bytes)
  if (decoded === null) return null
  const { text, encoding } = decoded
  const first = text.split(/\r?\n/, 1)[0] ?? ''
  const delimiter = delimiters.reduce((a, b) => (first.split(b).length > first.split(a).length ? b : a))
  const rows = rowsOf(text, delimiter)
  const [heading, ...records] = rows ?? []
  return heading && heading.length > 1 ? { encoding, heading, records } : null
}

function rowsOf(text: string, delimiter: string): string[][] | null {
  try {
    return parse(text, { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true })
  } catch (error) {
    // Quotes that never close: what the reader takes for one cell is no table.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')) return null
    throw error
  }
}

function decode(bytes: Buffer): { readonly text: string; readonly encoding: TransferTable['encoding'] } | null {
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\0')) return { text, encoding }
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
  }
  return null
}
