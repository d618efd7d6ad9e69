import { ReloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { measurePlanRoute, readPlanRoute, type PlanChapter } from '../../../src/evaluation/plan.contract.ts'
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
  const { data, problem, refetch } = useRoute(readPlanRoute, {}, { refetchEveryMs: 60_000 })
  if (problem) return <Problem problem={problem} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
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
      <PlanBody data={data} />
    </div>
  )
}

type PlanData = z.infer<typeof readPlanRoute.output>

function PlanBody({ data }: { readonly data: PlanData }) {
  const [values, setValues] = useQueryState()
  const filter = filterFrom(values)
  const chapters = filterChapters(data.chapters, filter)
  return (
    <>
      <PlanFilters
        filter={filter}
        counts={data.counts}
        owners={[...new Set(data.chapters.flatMap((chapter) => chapter.clauses.map(({ owner }) => owner)))]}
        shown={chapters.reduce((sum, chapter) => sum + chapter.clauses.length, 0)}
        change={setValues}
      />
      {chapters.length === 0 ? (
        <NothingFits />
      ) : (
        <Chapters
          chapters={chapters}
          opened={values['open'] ?? ''}
          open={isFiltering(filter) ? null : (open) => setValues({ open })}
        />
      )}
    </>
  )
}

function NothingFits() {
  const { t } = useText()
  return <EmptyState title={t('evaluation.plan.empty')}>{t('evaluation.plan.emptyHelp')}</EmptyState>
}

/** Which chapters are open stands in the address; while a filter is set all that fits is open, and `open` is null. */
function Chapters(props: {
  readonly chapters: readonly PlanChapter[]
  readonly opened: string
  readonly open: ((ids: string) => void) | null
}) {
  const { t } = useText()
  const { chapters, open } = props
  const opened = props.opened === 'all' ? chapters.map(({ id }) => id) : props.opened.split(',').filter(Boolean)
  const allOpen = opened.length === chapters.length
  const toggle = (id: string): string => {
    const next = opened.includes(id) ? opened.filter((one) => one !== id) : [...opened, id]
    return next.length === chapters.length ? 'all' : next.join(',')
  }
  return (
    <>
      {open && (
        <button
          type="button"
          className="plain-button small no-print needs-script plan-all"
          onClick={() => open(allOpen ? '' : 'all')}
        >
          {t(allOpen ? 'evaluation.plan.collapse' : 'evaluation.plan.expand')}
        </button>
      )}
      <div className="chapters">
        {chapters.map((chapter) => (
          <ChapterSection
            key={chapter.id}
            chapter={chapter}
            open={open === null || opened.includes(chapter.id)}
            toggle={open && (() => open(toggle(chapter.id)))}
          />
        ))}
      </div>
    </>
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
