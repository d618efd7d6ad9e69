import { useEffect, useRef } from 'react'
import type { ApiProblem } from '../api/problem.ts'
import { useText } from '../text/text.ts'
import { useFieldId } from './Field.tsx'
import { namesOf } from './field-names.ts'
import { Problem } from './Problem.tsx'

/** On top of a form: everything to change, each leading to its field. Takes the focus when it appears. */
export function ProblemSummary({
  problem,
  labels = {},
}: {
  readonly problem: ApiProblem | null
  /** What a field is called here, where its own label does not say enough. */
  readonly labels?: Readonly<Record<string, string>>
}) {
  const { t, language } = useText()
  const fieldId = useFieldId()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem) place.current?.focus()
  }, [problem])
  if (!problem) return null
  const lines = problem.fields.map(({ path, message }) => {
    const names = namesOf(path)
    const at = names.map(fieldId).find((id) => document.getElementById(id) !== null)
    const label = names.map((name) => labels[name]).find(Boolean) ?? labelOf(at)
    // A refusal about one field has said its words above already.
    return { path, at, label, message: message === problem.message ? '' : message }
  })
  const shown = lines.filter(({ at, label, message }) => message || (at && label))
  return (
    <div ref={place} tabIndex={-1}>
      <Problem problem={problem} kept={t('parts.problem.kept')}>
        {shown.length > 0 && (
          <ul>
            {shown.map(({ path, at, label, message }) => (
              <li key={path}>
                {label && at ? <Way to={at} label={label} /> : label}
                {label && message && (language === 'zh' ? '：' : ': ')}
                {message}
              </li>
            ))}
          </ul>
        )}
      </Problem>
    </div>
  )
}

const Way = ({ to, label }: { readonly to: string; readonly label: string }) => (
  <a
    href={`#${to}`}
    onClick={(event) => {
      event.preventDefault()
      document.getElementById(to)?.focus()
    }}
  >
    {label}
  </a>
)

/** The words beside a control, without what says that it may stay empty. */
const labelOf = (id: string | undefined): string | undefined =>
  (id && document.querySelector(`label[for="${CSS.escape(id)}"]`)?.firstChild?.textContent) || undefined
