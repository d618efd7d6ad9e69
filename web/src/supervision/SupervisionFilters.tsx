import { exportSupervision, Profiles, type Supervision } from '../../../src/evaluation/supervision.contract.ts'
import { requestOf } from '../api/url.ts'
import { Choice } from '../parts/Choice.tsx'
import { useNow } from '../parts/now.ts'
import { useText } from '../text/text.ts'
import { monthsUpTo, monthWords, wantedOf } from './period.ts'

type Props = {
  readonly query: Readonly<Record<string, string>>
  readonly setQuery: (change: Readonly<Record<string, string | undefined>>) => void
  /** What the server answered for; it knows the period that nobody chose. */
  readonly shown: Pick<Supervision, 'from' | 'until'> | undefined
}

export function SupervisionFilters({ query, setQuery, shown }: Props) {
  const { t, language } = useText()
  const wanted = wantedOf(query)
  const from = wanted.from ?? shown?.from ?? ''
  const until = wanted.until ?? shown?.until ?? ''
  const months = monthsUpTo(useNow()).map((value) => ({ value, label: monthWords(value) }))
  return (
    <search className="supervision-filters no-print" aria-label={t('parts.table.filters')}>
      <Choice
        label={t('supervision.from')}
        value={from}
        options={months}
        onChange={(month) => setQuery({ from: month, ...(month && month > until && { until: month }) })}
      />
      <Choice
        label={t('supervision.until')}
        value={until}
        options={months}
        onChange={(month) => setQuery({ until: month, ...(month && month < from && { from: month }) })}
      />
      <Choice
        label={t('supervision.profile')}
        value={wanted.profile ?? ''}
        all={t('supervision.everyProfile')}
        options={Profiles.options.map((value) => ({ value, label: t(`supervision.profiles.${value}`) }))}
        onChange={(profile) => setQuery({ profile })}
      />
      <a href={requestOf(exportSupervision, { ...wanted, language }).url} download title={t('supervision.exportHelp')}>
        {t('supervision.export')}
      </a>
    </search>
  )
}
