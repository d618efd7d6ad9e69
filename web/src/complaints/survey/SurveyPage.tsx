import { answerTabs, leads } from '../../../../src/complaints/survey/survey.contract.ts'
import { readFigures } from '../../../../src/complaints/survey/figures.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Choice } from '../../parts/Choice.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { ViewTabs } from '../../parts/TableTools.tsx'
import { useQueryState } from '../../shell/place.ts'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { AnswerList } from './AnswerList.tsx'
import { OwnFigures } from './OwnFigures.tsx'
import { SurveyFigures } from './SurveyFigures.tsx'
import './survey.css'

/** What consumers say when it is over: single answers for leads, sums for everybody else. */
export function SurveyPage() {
  const { me } = useSession()
  const isLead = me?.roles.some((role) => leads.some((lead) => lead === role)) ?? false
  return isLead ? <ForLeads /> : <OwnFigures />
}

const spans = ['1', '3', '6', '12', '24'] as const
function ForLeads() {
  const { t } = useText()
  const [query, setQuery] = useQueryState()
  const tab = answerTabs.find((one) => one === query['tab']) ?? null
  const months = spans.find((one) => one === query['months']) ?? '6'
  const { data, problem, refetch } = useRoute(readFigures, { months: Number(months) }, { refetchEveryMs: 60_000 })
  return (
    <div className="page">
      <PageHead title={t('survey.leads.title')} lead={t('survey.leads.lead')} />
      <ViewTabs
        items={[
          { key: 'figures', label: t('survey.leads.figures') },
          ...answerTabs.map((key) => ({
            key,
            label: t(`survey.tab.${key}`),
            count: key === 'call-backs' ? (data?.callBacksDue ?? null) : null,
          })),
        ]}
        value={tab ?? 'figures'}
        onChange={(key) => setQuery({ tab: key === 'figures' ? undefined : key })}
      />
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {tab ? (
        <AnswerList tab={tab} agents={data?.lines.agent ?? []} />
      ) : (
        <>
          <Choice
            label={t('survey.leads.months')}
            value={months}
            options={spans.map((value) => ({ value, label: t('survey.leads.lastMonths', { n: value }) }))}
            onChange={(value) => setQuery({ months: value })}
          />
          {data ? <SurveyFigures of={data} /> : !problem && <Skeleton lines={12} />}
        </>
      )}
    </div>
  )
}
