import { Link } from '@tanstack/react-router'
import { readClauseRoute, type ClauseView } from '../../../src/evaluation/plan.contract.ts'
import { roleWords } from '../../../src/kernel/role.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { DetailPage } from '../parts/DetailPage.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Problem } from '../parts/Problem.tsx'
import { PageSkeleton } from '../parts/Skeleton.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { When } from '../parts/When.tsx'
import { useHead } from '../shell/head.ts'
import { useId } from '../shell/place.ts'
import { useText } from '../text/text.ts'
import { ControlCard, PlaceLine } from './ControlCard.tsx'
import { MeasureCard } from './MeasureCard.tsx'
import { ReasonWords } from './ReasonWords.tsx'
import { toneOfState } from './states.ts'
import './evaluation.css'

/** One clause: what it promises, where that is carried out, and what proves it. */
export function ClausePage() {
  const { t, say } = useText()
  const { data, problem, refetch } = useRoute(readClauseRoute, { id: useId() }, { refetchEveryMs: 60_000 })
  useHead({ title: data && `${data.id} ${say(data.title)}`, description: data && say(data.summary) })
  if (problem?.status === 404)
    return (
      <EmptyState
        heading
        title={t('evaluation.clause.missing')}
        action={<Link to="/plan">{t('evaluation.clause.back')}</Link>}
      />
    )
  if (problem) return <Problem problem={problem} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  const chapter = t('evaluation.plan.chapter', { id: data.chapter.id, title: say(data.chapter.title) })
  return (
    <DetailPage
      back={<Link to="/plan" search={{ open: data.chapter.id }}>{`← ${t('evaluation.clause.back')}`}</Link>}
      title={`${data.id} ${say(data.title)}`}
      tags={<StateTag tone={toneOfState[data.state]}>{t(`evaluation.state.${data.state}`)}</StateTag>}
      facts={[
        { label: t('evaluation.clause.chapter'), value: chapter },
        { label: t('evaluation.clause.owner'), value: say(roleWords[data.owner]) },
        {
          label: t('evaluation.clause.controlsBuilt'),
          value: `${data.controls.filter(({ state }) => state === 'built').length} / ${data.controls.length}`,
        },
        ...(data.since ? [{ label: t('evaluation.clause.since'), value: <When at={data.since} /> }] : []),
      ]}
      clock={
        <div className="stack-tight">
          <p className="clause-summary">{say(data.summary)}</p>
          <Reasons data={data} />
        </div>
      }
      now={<Measures data={data} />}
    >
      <section className="stack-tight">
        <h2>{t('evaluation.clause.controls')}</h2>
        <ol className="stack-tight">
          {data.controls.map((control) => (
            <ControlCard key={control.id} control={control} figures={data.figures} />
          ))}
        </ol>
      </section>
      <Related data={data} />
      <Neighbours data={data} />
    </DetailPage>
  )
}

function Reasons({ data }: { readonly data: ClauseView }) {
  if (data.reasons.length === 0) return null
  const controls = { built: data.controls.filter(({ state }) => state === 'built').length, total: data.controls.length }
  return (
    <ul className={`clause-reasons tone-${toneOfState[data.state]}`}>
      {data.reasons.map((reason) => (
        <li key={`${reason.code} ${reason.measure?.en ?? ''}`}>
          <ReasonWords reason={reason} controls={controls} />
        </li>
      ))}
    </ul>
  )
}

function Measures({ data }: { readonly data: ClauseView }) {
  const { t } = useText()
  return (
    <section className="stack-tight">
      <h2>{t('evaluation.clause.measures')}</h2>
      {data.measures.map((measure) => (
        <MeasureCard key={measure.id} measure={measure} figures={data.figures} />
      ))}
      {!data.figures && <p className="small quiet">{t('evaluation.clause.figuresHidden')}</p>}
    </section>
  )
}

function Related({ data }: { readonly data: ClauseView }) {
  const { t, say } = useText()
  return (
    <>
      {data.rules.length > 0 && (
        <section className="stack-tight">
          <h2>{t('evaluation.clause.rules')}</h2>
          <ul className="clause-links">
            {data.rules.map((rule) => (
              <li key={rule.id}>
                <Link to={`/rules/${rule.id}`}>{say(rule.title)}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {data.routes.length > 0 && (
        <details className="clause-routes">
          <summary>{t('evaluation.clause.routes')}</summary>
          <ul className="stack-tight">
            {data.routes.map((place) => (
              <PlaceLine key={place.key} place={place} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function Neighbours({ data }: { readonly data: ClauseView }) {
  const { t, say } = useText()
  return (
    <nav className="row row-apart no-print clause-neighbours">
      {data.previous ? (
        <Link to="/plan/$id" params={{ id: data.previous.id }}>
          {`← ${t('evaluation.clause.previous')} ${data.previous.id} ${say(data.previous.title)}`}
        </Link>
      ) : (
        <span />
      )}
      {data.next && (
        <Link to="/plan/$id" params={{ id: data.next.id }}>
          {`${t('evaluation.clause.next')} ${data.next.id} ${say(data.next.title)} →`}
        </Link>
      )}
    </nav>
  )
}
