import { ReloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { measurePlanRoute, readPlanRoute } from '../../../src/evaluation/plan.contract.ts'
import { useAct, useRoute } from '../api/hooks.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Problem } from '../parts/Problem.tsx'
import { PageSkeleton } from '../parts/Skeleton.tsx'
import { When } from '../parts/When.tsx'
import { useQueryState } from '../shell/place.ts'
import { useText } from '../text/text.ts'
import { ChapterSection } from './ChapterSection.tsx'
import { filterChapters, isFiltering } from './filter.ts'
import { PlanFilters, filterFrom } from './PlanFilters.tsx'
import { StateBar } from './StateBar.tsx'
import './evaluation.css'

/** Every promise of the plan, and whether it is kept. */
export function PlanPage() {
  const { t } = useText()
  const [values, setValues] = useQueryState()
  const { data, problem, refetch } = useRoute(readPlanRoute, {}, { refetchEveryMs: 60_000 })
  if (problem) return <Problem problem={problem} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  const filter = filterFrom(values)
  const chapters = filterChapters(data.chapters, filter)
  const opened =
    values['open'] === 'all' ? data.chapters.map(({ id }) => id) : (values['open'] ?? '').split(',').filter(Boolean)
  const toggle = (id: string) => {
    const next = opened.includes(id) ? opened.filter((one) => one !== id) : [...opened, id]
    setValues({ open: next.length === data.chapters.length ? 'all' : next.join(',') })
  }
  const allOpen = opened.length === data.chapters.length
  return (
    <div className="page plan-page">
      <header className="plan-head">
        <div className="stack-tight">
          <h1>{t('evaluation.plan.title')}</h1>
          <p className="quiet plan-lead">{t('evaluation.plan.lead')}</p>
        </div>
        <MeasuredAt at={data.measuredAt} mayMeasure={data.mayMeasure} />
      </header>
      <section className="surface stack-tight">
        <StateBar counts={data.counts} />
        <div className="row row-apart small quiet">
          <span>{t('evaluation.plan.controls', data.controls)}</span>
          <details className="plan-how">
            <summary>{t('evaluation.plan.howTitle')}</summary>
            <p>{t('evaluation.plan.how')}</p>
          </details>
        </div>
      </section>
      <PlanFilters
        filter={filter}
        counts={data.counts}
        owners={[...new Set(data.chapters.flatMap((chapter) => chapter.clauses.map(({ owner }) => owner)))]}
        shown={chapters.reduce((sum, chapter) => sum + chapter.clauses.length, 0)}
        change={setValues}
      />
      {!isFiltering(filter) && (
        <button
          type="button"
          className="plain-button small no-print plan-all"
          onClick={() => setValues({ open: allOpen ? '' : 'all' })}
        >
          {t(allOpen ? 'evaluation.plan.collapse' : 'evaluation.plan.expand')}
        </button>
      )}
      {chapters.length === 0 && (
        <EmptyState
          title={t('evaluation.plan.empty')}
          action={
            <Button onClick={() => setValues({ state: '', owner: '', q: '' })}>{t('evaluation.plan.clear')}</Button>
          }
        >
          {t('evaluation.plan.emptyHelp')}
        </EmptyState>
      )}
      <div className="chapters">
        {chapters.map((chapter) => (
          <ChapterSection
            key={chapter.id}
            chapter={chapter}
            open={isFiltering(filter) || opened.includes(chapter.id)}
            toggle={isFiltering(filter) ? null : () => toggle(chapter.id)}
          />
        ))}
      </div>
    </div>
  )
}

function MeasuredAt({ at, mayMeasure }: { readonly at: string | null; readonly mayMeasure: boolean }) {
  const { t } = useText()
  const [changed, setChanged] = useState<number | null>(null)
  const { run, busy, problem } = useAct(measurePlanRoute, { done: (output) => setChanged(output.changed) })
  return (
    <div className="plan-measured small quiet">
      <p>
        {at ? (
          <>
            {t('evaluation.plan.measuredAt')} <When at={at} />
          </>
        ) : (
          t('evaluation.plan.never')
        )}
      </p>
      {mayMeasure && (
        <Button className="no-print" size="small" icon={<ReloadOutlined />} loading={busy} onClick={() => void run({})}>
          {t(busy ? 'evaluation.plan.measuring' : 'evaluation.plan.measure')}
        </Button>
      )}
      <output>{changed !== null && !busy && t('evaluation.plan.measured', { changed })}</output>
      {problem && <Problem problem={problem} />}
    </div>
  )
}
