import { Suspense } from 'react'
import { readMe } from '../../../src/kernel/access/session.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { Problem } from '../parts/Problem.tsx'
import { PageSkeleton } from '../parts/Skeleton.tsx'
import { StepUpDialog } from './StepUpDialog.tsx'
import { useText } from '../text/text.ts'
import { OpenFrame, WorkFrame } from './frames.ts'
import { faceOf } from './page.ts'
import './frame.css'

/** Waits until it is known who is there, then draws their frame. */
export function Frame() {
  const { data, problem, loading, refetch } = useRoute(readMe, {})
  const { t } = useText()
  if (problem && !data)
    return (
      <main className="page page-narrow">
        <Problem problem={problem} onRetry={() => void refetch()} />
      </main>
    )
  if (loading || !data) return <PageSkeleton />
  const face = faceOf(data.me)
  const Shell = face === 'workbench' || face === 'regulator' ? WorkFrame : OpenFrame
  return (
    <Suspense fallback={<PageSkeleton />}>
      <a className="skip-link" href="#content">
        {t('shell.skip')}
      </a>
      <Shell />
      {data.me && <StepUpDialog />}
    </Suspense>
  )
}
