import type { Supervision, Tally } from '../../../src/evaluation/supervision.contract.ts'
import { DataTable, type Column } from '../parts/DataTable.tsx'
import { useText } from '../text/text.ts'
import { Meaning, Share } from './figures.tsx'
import { monthWords } from './period.ts'

type MonthLine = Supervision['months'][number]
type Row = { readonly month: string; readonly lines: readonly MonthLine[] }

/** Received, closed and open, by month and profile; the newest month on top. */
export function MonthTable({ of }: { readonly of: Supervision }) {
  const { t } = useText()
  const rows = [...Map.groupBy(of.months, ({ month }) => month)]
    .map(([month, lines]) => ({ month, lines }))
    .toReversed()
  const most = Math.max(1, ...rows.map(({ lines }) => sumOf(lines, (line) => line.received)))
  const columns: readonly Column<Row>[] = [
    { key: 'month', title: t('supervision.month'), width: '110px', render: ({ month }) => monthWords(month) },
    {
      key: 'received',
      title: t('supervision.received'),
      width: '18%',
      render: ({ lines }) => <Bar value={sumOf(lines, (line) => line.received)} most={most} />,
    },
    ...of.profiles.map(({ profile }): Column<Row> => ({
      key: profile,
      title: t(`supervision.profiles.${profile}`),
      render: ({ lines }) => <Counts of={lines.find((line) => line.profile === profile)} />,
    })),
    {
      key: 'answered',
      title: t('supervision.answered'),
      render: ({ lines }) => <SharedBy lines={lines} stage="answered" />,
    },
    {
      key: 'finished',
      title: t('supervision.finished'),
      render: ({ lines }) => <SharedBy lines={lines} stage="finished" />,
    },
  ]
  return (
    <section className="stack-tight">
      <h2>{t('supervision.byMonth')}</h2>
      <DataTable
        plain
        label={t('supervision.byMonth')}
        columns={columns}
        rows={rows}
        keyOf={({ month }) => month}
        empty={null}
      />
      <Meaning of="received" />
    </section>
  )
}

const sumOf = (lines: readonly MonthLine[], read: (line: MonthLine) => number): number =>
  lines.reduce((sum, line) => sum + read(line), 0)

function SharedBy({ lines, stage }: { readonly lines: readonly MonthLine[]; readonly stage: 'answered' | 'finished' }) {
  return <Share of={sumOf(lines, (line) => line[stage].inTime)} whole={sumOf(lines, (line) => line[stage].decided)} />
}

function Counts({ of }: { readonly of: Tally | undefined }) {
  const { t } = useText()
  if (!of || of.received === 0) return <span className="quiet">—</span>
  return (
    <span className="number">
      {of.received}{' '}
      <span className="small quiet">{t('supervision.closedOpen', { closed: of.closed, open: of.open })}</span>
    </span>
  )
}

/** Its length says how many, from zero; the number beside it says it exactly. */
export function Bar({ value, most }: { readonly value: number; readonly most: number }) {
  return (
    <span className="supervision-bar">
      <span aria-hidden="true">
        <i style={{ inlineSize: `${(value / most) * 100}%` }} />
      </span>
      <b className="number">{value}</b>
    </span>
  )
}
