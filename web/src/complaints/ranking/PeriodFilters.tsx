import { spans } from '../../../../src/complaints/ranking/performance.contract.ts'
import { Choice } from '../../parts/Choice.tsx'
import { useNow } from '../../parts/now.ts'
import { monthsUpTo, monthWords } from '../../supervision/period.ts'
import { useText } from '../../text/text.ts'
import { wantedOf } from './period-query.ts'

type Props = {
  readonly query: Readonly<Record<string, string>>
  readonly setQuery: (change: Readonly<Record<string, string | undefined>>) => void
}
const offered = 24

/** The last days, or whole months. */
export function PeriodFilters({ query, setQuery }: Props) {
  const { t } = useText()
  const months = monthsUpTo(useNow()).slice(0, offered)
  const { days, from, until } = wantedOf(query)
  const inMonths = from !== undefined || until !== undefined
  const options = months.map((value) => ({ value, label: monthWords(value) }))
  const present = months[0] ?? ''
  return (
    <search className="row no-print" aria-label={t('parts.table.filters')}>
      <Choice
        label={t('performance.span')}
        value={inMonths ? 'months' : days}
        options={[
          ...spans.map((value) => ({ value, label: t('performance.last', { n: value }) })),
          { value: 'months' as const, label: t('performance.months') },
        ]}
        onChange={(span) =>
          span === 'months'
            ? setQuery({ days: undefined, from: months[2] ?? present, until: present })
            : setQuery({ days: span, from: undefined, until: undefined })
        }
      />
      {inMonths && (
        <>
          <Choice
            label={t('performance.from')}
            value={from ?? until ?? ''}
            options={options}
            onChange={(month) => setQuery({ from: month, ...(month && month > (until ?? '') && { until: month }) })}
          />
          <Choice
            label={t('performance.until')}
            value={until ?? present}
            options={options}
            onChange={(month) => setQuery({ until: month, ...(month && month < (from ?? '') && { from: month }) })}
          />
        </>
      )}
    </search>
  )
}
