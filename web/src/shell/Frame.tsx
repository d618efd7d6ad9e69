import { lazy, Suspense } from 'react'
import { readMe } from '../../../src/kernel/access/session.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { Problem } from '../parts/Problem.tsx'
import { PageSkeleton } from '../parts/Skeleton.tsx'
import { useText } from '../text/text.ts'
import { faceOf } from './page.ts'
import './frame.css'

const OpenFrame = lazy(() => import('./OpenFrame.tsx').then((file) => ({ default: file.OpenFrame })))
const WorkFrame = lazy(() => import('./WorkFrame.tsx').then((file) => ({ default: file.WorkFrame })))

/** Consumers and guests load their light frame, people at work theirs; neither carries the other's. */
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
    </Suspense>
  )
}
