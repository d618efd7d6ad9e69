import { listBodyImports } from '../../../../src/complaints/bodies/body.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'

/** Tables that were imported before, each with why a row was not taken. `shown` stands above with its whole report. */
export function PastBodyImports({ shown }: { readonly shown: string | undefined }) {
  const { t, say } = useText()
  const { data, problem, refetch } = useRoute(listBodyImports, {})
  if (problem) return <Problem problem={problem} onRetry={() => void refetch()} />
  const earlier = data?.rows.filter(({ id }) => id !== shown) ?? []
  if (earlier.length === 0) return null
  return (
    <section className="stack">
      <h3>{t('bodies.import.past')}</h3>
      {earlier.map(({ id, fileName, at, counts, rows }) => (
        <div key={id} className="stack-tight">
          <p>
            {fileName}{' '}
            <span className="small quiet">
              <When at={at} />
            </span>
          </p>
          <p className="small">
            {t('bodies.import.entered', { n: counts.entered })} · {t('bodies.import.changed', { n: counts.changed })} ·{' '}
            {t('bodies.import.unchanged', { n: counts.unchanged })} ·{' '}
            {t('bodies.import.rejected', { n: counts.rejected })}
          </p>
          {counts.rejected > 0 && (
            <details className="small">
              <summary>{t('bodies.import.whyNot')}</summary>
              <ul className="plain-list stack-tight">
                {rows.flatMap(({ row, why }) =>
                  why ? [<li key={row}>{t('bodies.import.row', { row, why: say(why) })}</li>] : [],
                )}
              </ul>
            </details>
          )}
        </div>
      ))}
    </section>
  )
}
