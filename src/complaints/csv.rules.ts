import type { z } from 'zod'
import type { ComplaintRow } from './complaint.contract.ts'
import { exportLimit } from './queue.contract.ts'

type Row = z.input<typeof ComplaintRow>
const columns: readonly (readonly [string, (row: Row) => string | number | null])[] = [
  ['receipt', (row) => row.receipt],
  ['state', (row) => row.state],
  ['waits_for', (row) => row.waitsFor],
  ['urgency', (row) => row.urgency],
  ['category', (row) => row.category],
  ['channel', (row) => row.channel],
  ['remedies', (row) => row.remedies.join(' ')],
  ['claim', (row) => yuan(row.claimFen)],
  ['currency', (row) => row.currency],
  ['order', (row) => row.orderNumber],
  ['merchant', (row) => row.merchant?.name ?? null],
  ['agent', (row) => row.agent?.name ?? null],
  ['received_at', (row) => row.receivedAt],
  ['responded_at', (row) => row.respondedAt],
  ['due_at', (row) => row.clock?.dueAt ?? null],
  ['closed_at', (row) => row.closedAt],
  ['outcome', (row) => row.outcome],
  ['outcome_amount', (row) => (row.outcomeFen === null ? null : yuan(row.outcomeFen))],
]

/** What is filtered in the queue. */
export const csvOf = (rows: readonly Row[], more: boolean): string =>
  csvLines(
    [columns.map(([name]) => name), ...rows.map((row) => columns.map(([, read]) => read(row)))],
    more ? exportLimit : null,
  )

type Cell = string | number | null
/** With the mark that makes spreadsheets read UTF-8. When there was more, the last line says so instead of hiding it. */
export function csvLines(rows: readonly (readonly Cell[])[], cutAt: number | null): string {
  const lines = rows.map((row) => row.map(cell))
  if (cutAt !== null) lines.push([cell(`… only the first ${cutAt} rows / 仅前 ${cutAt} 行`)])
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`
}

const yuan = (fen: number): string => (fen / 100).toFixed(2)

/** A text that a spreadsheet would run as a formula (full-width signs too) is kept as text by an apostrophe. */
function cell(value: Cell): string {
  if (value === null) return ''
  const text = String(value)
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
