import { WarningOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { ApiProblem } from '../api/problem.ts'
import { useText } from '../text/text.ts'
import './parts.css'

/** What happened, what is kept, what to do. */
export function Problem({
  problem,
  kept,
  onRetry,
  children,
}: {
  readonly problem: ApiProblem
  /** On a form: that what was typed is still there, or what exactly was saved. */
  readonly kept?: string
  readonly onRetry?: () => void
  readonly children?: ReactNode
}) {
  const { t } = useText()
  const broken = problem.code === 'page.failed'
  return (
    <div className="problem" role="alert">
      <WarningOutlined aria-hidden="true" />
      <div className="stack-tight">
        <p className="problem-what">{broken ? t('parts.problem.page') : problem.message}</p>
        {kept && <p>{kept}</p>}
        {adviceFor(problem) && <p>{t(adviceFor(problem) ?? 'parts.problem.doServer')}</p>}
        {children}
        {onRetry && (
          <p>
            <button type="button" className="plain-button" onClick={onRetry}>
              {t(broken ? 'parts.problem.reload' : 'parts.problem.retry')}
            </button>
          </p>
        )}
      </div>
    </div>
  )
}

/** A refusal with a reason already says what to do; only what may pass needs advice. */
function adviceFor(problem: ApiProblem) {
  if (problem.status === 0) return 'parts.problem.doNetwork'
  if (problem.code === 'page.failed') return 'parts.problem.doReload'
  return problem.status >= 500 ? 'parts.problem.doServer' : null
}
