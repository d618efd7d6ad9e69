import type { OwnMonth } from '../../../../src/complaints/ranking/performance.contract.ts'
import { DataTable, type Column } from '../../parts/DataTable.tsx'
import { monthWords } from '../../supervision/period.ts'
import { useText } from '../../text/text.ts'
import { oneDigit, percent } from './figure-text.ts'

const width = 720
const height = 160
const foot = 18

/** A bar for what was received, from zero, and a line for the share answered in time; the table below says it exactly. */
export function MonthTrend({ months }: { readonly months: readonly OwnMonth[] }) {
  const { t } = useText()
  const share = ({ inTime, decided }: OwnMonth) => (decided === 0 ? '' : percent(inTime / decided))
  const columns: readonly Column<OwnMonth>[] = [
    {
      key: 'month',
      title: t('performance.month'),
      render: ({ month }) => monthWords(month),
      csv: ({ month }) => month,
    },
    {
      key: 'received',
      title: t('performance.complaints'),
      render: ({ received }) => received,
      csv: ({ received }) => received,
    },
    {
      key: 'answered',
      title: t('performance.answered'),
      render: (row) => (row.decided === 0 ? '—' : `${share(row)} (${row.inTime}/${row.decided})`),
      csv: (row) => (row.decided === 0 ? '' : `${row.inTime}/${row.decided}`),
    },
    {
      key: 'hours',
      title: t('performance.hoursTitle'),
      render: ({ hours }) => (hours === null ? '—' : oneDigit(hours)),
      csv: ({ hours }) => (hours === null ? '' : oneDigit(hours)),
    },
  ]
  return (
    <section className="stack-tight">
      <h2>{t('performance.trend')}</h2>
      <figure className="month-trend">
        <Chart months={months} />
        <figcaption className="small quiet">{t('performance.trendHelp')}</figcaption>
      </figure>
      <DataTable
        label={t('performance.trend')}
        columns={columns}
        rows={months.toReversed()}
        keyOf={({ month }) => month}
        empty={null}
        csvName="performance-months"
      />
    </section>
  )
}

function Chart({ months }: { readonly months: readonly OwnMonth[] }) {
  const most = Math.max(1, ...months.map(({ received }) => received))
  const step = width / Math.max(1, months.length)
  const floor = height - foot
  const y = (of: number): number => floor - of * (floor - 16)
  const line = months.flatMap(({ inTime, decided }, place) =>
    decided === 0 ? [] : [{ x: place * step + step / 2, y: y(inTime / decided) }],
  )
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <line className="month-floor" x1={0} x2={width} y1={floor} y2={floor} />
      {months.map(({ month, received }, place) => (
        <g key={month}>
          <rect
            className="month-bar"
            x={place * step + step * 0.25}
            width={step * 0.5}
            y={y(received / most)}
            height={floor - y(received / most)}
          />
          {received > 0 && (
            <text className="month-count" x={place * step + step / 2} y={y(received / most) - 4}>
              {received}
            </text>
          )}
          <text className="month-name" x={place * step + step / 2} y={height - 4}>
            {Number(month.slice(5))}
          </text>
        </g>
      ))}
      <polyline className="month-line" points={line.map((at) => `${at.x.toFixed(1)},${at.y.toFixed(1)}`).join(' ')} />
      {line.map((at) => (
        <circle key={at.x} className="month-dot" cx={at.x} cy={at.y} r={3.5} />
      ))}
    </svg>
  )
}
