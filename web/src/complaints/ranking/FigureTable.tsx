import type { OwnFigure, Performance } from '../../../../src/complaints/ranking/performance.contract.ts'
import { figureWords } from '../../../../src/complaints/ranking/performance-words.contract.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { useText } from '../../text/text.ts'
import { percent, valueWords } from './figure-text.ts'

/** The same figures in rows: to compare, to print, to take away. */
export function FigureTable({ of }: { readonly of: Performance }) {
  const { t, say } = useText()
  const hours = (n: string) => t('performance.hours', { n })
  const share = (value: number | null) => (value === null ? '' : percent(value))
  const words = ({ id }: OwnFigure, value: number | null) => valueWords(id, value, hours)
  const column = (key: string, title: string, read: (row: OwnFigure) => string | number): Column<OwnFigure> => {
    return { key, title, render: read, csv: read }
  }
  const columns: readonly Column<OwnFigure>[] = [
    column('figure', t('performance.figure'), ({ id }) => say(figureWords[id].title)),
    column('value', t('performance.value'), (row) => words(row, row.value)),
    column('part', t('performance.part'), ({ part }) => part),
    column('whole', t('performance.whole'), ({ whole }) => whole),
    column('low', t('performance.low'), ({ low }) => share(low)),
    column('high', t('performance.high'), ({ high }) => share(high)),
    column('alike', t('performance.median'), (row) => (row.alike ? words(row, row.alike.median) : '')),
    column('how', t('performance.how'), ({ id }) => say(figureWords[id].definition)),
  ]
  return (
    <details>
      <summary>{t('performance.asTable')}</summary>
      <DataTable
        label={t('performance.asTable')}
        columns={columns}
        rows={of.figures}
        keyOf={({ id }) => id}
        empty={null}
        csvName={`performance-${of.from}-${of.until}`}
      />
    </details>
  )
}
