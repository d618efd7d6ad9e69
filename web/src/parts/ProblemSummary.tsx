import { useEffect, useRef } from 'react'
import type { ApiProblem } from '../api/problem.ts'
import { useText } from '../text/text.ts'
import { useFieldId } from './Field.tsx'
import { Problem } from './Problem.tsx'

/** On top of a form: everything to change, each leading to its field. Takes the focus when it appears. */
export function ProblemSummary({
  problem,
  labels,
}: {
  readonly problem: ApiProblem | null
  readonly labels: Readonly<Record<string, string>>
}) {
  const { t, language } = useText()
  const fieldId = useFieldId()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem) place.current?.focus()
  }, [problem])
  if (!problem) return null
  return (
    <div ref={place} tabIndex={-1}>
      <Problem problem={problem} kept={t('parts.problem.kept')}>
        <ul>
          {problem.fields.map((field) => {
            const name = field.path.split('.')[0] ?? ''
            return (
              <li key={field.path}>
                <a
                  href={`#${fieldId(name)}`}
                  onClick={(event) => {
                    event.preventDefault()
                    document.getElementById(fieldId(name))?.focus()
                  }}
                >
                  {labels[field.path] ?? labels[name] ?? field.path}
                </a>
                {language === 'zh' ? '：' : ': '}
                {field.message}
              </li>
            )
          })}
        </ul>
      </Problem>
    </div>
  )
}
