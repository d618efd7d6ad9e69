/** One line of the batch calculator as the API wants it; what it cannot read is sent as it is and answered per line. */
export type BatchItem = {
  readonly ref: string
  readonly receivedAt: string
  readonly rule?: string
  readonly amount?: number
  readonly unit?: string
  readonly roll?: string
}

const unitWords: Readonly<Record<string, string>> = {
  工作日: 'working-day',
  自然日: 'natural-day',
  小时: 'hour',
  月: 'month',
  年: 'year',
}
const rollWords: Readonly<Record<string, string>> = { 休息日: 'rest', 节假日: 'holiday', 不顺延: 'none' }

/** Lines pasted from a text or a spreadsheet: commas or tabs between, empty lines and `#` comments left out. */
export function readBatch(text: string): BatchItem[] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ line: line.trim(), ref: String(index + 1) }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
    .map(({ line, ref }) =>
      itemOf(
        line.split(/[\t,，]/).map((cell) => cell.trim().replaceAll(/^"|"$/g, '')),
        ref,
      ),
    )
}

function itemOf([received = '', second = '', unit = '', roll = '']: string[], ref: string): BatchItem {
  const base = { ref, receivedAt: instantOf(received) }
  if (!/^\d+$/.test(second)) return { ...base, rule: second }
  return {
    ...base,
    amount: Number(second),
    unit: unitWords[unit] ?? unit,
    ...(roll !== '' && { roll: rollWords[roll] ?? roll }),
  }
}

/** `2026-11-23`, `2026/11/23 10:00`, `2026-11-23T10:00:00+08:00`; a time without a zone is Beijing's. */
export function instantOf(text: string): string {
  const found = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text)
  if (!found) return text
  const [, year = '', month = '', day = '', hour, minute = '00', second = '00'] = found
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return hour === undefined ? date : `${date}T${hour.padStart(2, '0')}:${minute}:${second}+08:00`
}
