import { FigureId, readPerformance, type Performance } from '../../../../src/complaints/ranking/performance.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { DayText } from '../../parts/When.tsx'
import { useQueryState } from '../../shell/place.ts'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { FigureCases } from './FigureCases.tsx'
import { FigureTable } from './FigureTable.tsx'
import { MerchantChoice } from './MerchantChoice.tsx'
import { MonthTrend } from './MonthTrend.tsx'
import { OpenBreaches } from './OpenBreaches.tsx'
import { OwnFigures } from './OwnFigures.tsx'
import { OwnRow } from './OwnRow.tsx'
import { PeriodFilters } from './PeriodFilters.tsx'
import { wantedOf } from './period-query.ts'
import './ranking.css'

/** 我的表现: of the shop that looks, or of the one that staff chose. */
export function PerformancePage() {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const { me } = useSession()
  const ofShop = me?.roles.includes('merchant') ?? false
  const { merchant, ...wanted } = wantedOf(query)
  const title = t(ofShop ? 'performance.mine' : 'performance.title')
  return (
    <div className="page stack">
      <PageHead title={title} lead={t('performance.lead')} />
      {ofShop && <OwnRow />}
      {!ofShop && <MerchantChoice value={merchant} onChange={(id) => setQuery({ merchant: id, figure: undefined })} />}
      {!ofShop && merchant === undefined ? (
        <EmptyState title={t('performance.choose')}>{t('performance.chooseHelp')}</EmptyState>
      ) : (
        <Figures query={query} setQuery={setQuery} wanted={{ ...wanted, ...(!ofShop && merchant && { merchant }) }} />
      )}
    </div>
  )
}

type Props = {
  readonly query: Readonly<Record<string, string>>
  readonly setQuery: (change: Readonly<Record<string, string | undefined>>) => void
  readonly wanted: ReturnType<typeof wantedOf>
}

function Figures({ query, setQuery, wanted }: Props) {
  const { t } = useText()
  const { data, problem, loading, refetch } = useRoute(readPerformance, wanted, { keep: true })
  const figure = FigureId.safeParse(query['figure']).data
  return (
    <>
      <PeriodFilters query={query} setQuery={setQuery} />
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {loading && !data && <Skeleton lines={14} />}
      {data && !problem && (
        <>
          <p>
            <strong>{data.merchant.name}</strong> · <DayText day={data.from} /> – <DayText day={data.until} />
          </p>
          {data.more && <p className="note">{t('performance.more')}</p>}
          {isEmpty(data) ? (
            <EmptyState title={t('performance.empty')}>{t('performance.emptyHelp')}</EmptyState>
          ) : (
            <OwnFigures of={data} opened={figure ?? ''} onOpen={(id) => setQuery({ figure: id })} />
          )}
          {figure && !isEmpty(data) && <FigureCases figure={figure} wanted={wanted} />}
          {!isEmpty(data) && <FigureTable of={data} />}
          <OpenBreaches of={data} />
          <MonthTrend months={data.months} />
        </>
      )}
    </>
  )
}

const isEmpty = ({ figures }: Performance): boolean => figures.every(({ part }) => part === 0)
