import { Link } from '@tanstack/react-router'
import { listPolicies, type PolicyView } from '../../../../src/complaints/aftersales/policy.contract.ts'
import { requestWords } from '../../../../src/complaints/aftersales/words.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { spanKey } from '../../text/time.ts'
import { useText } from '../../text/text.ts'

/** What every category promises, until when, who pays, and what silence means. */
export function PoliciesPage() {
  const { t, say } = useText()
  const { data, problem, refetch } = useRoute(listPolicies, {})
  const span = useSpan()
  return (
    <div className="page page-narrow">
      <PageHead title={t('aftersales.policies.title')} lead={t('aftersales.policies.lead')} />
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={10} />}
      {data?.policies.map((policy) => (
        <Policy key={policy.id} of={policy} />
      ))}
      {data && (
        <section className="surface stack">
          <h2>{t('aftersales.policies.steps')}</h2>
          <dl className="case-details">
            {data.steps.map((step) => (
              <div key={step.rule}>
                <dt>{say(step.title)}</dt>
                <dd>
                  <strong>{span(step.span)}</strong> · {say(step.consequence)}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  )
}

function useSpan() {
  const { t } = useText()
  return ({ unit, amount }: PolicyView['terms'][number]['window']['span']) =>
    t(`parts.span.${spanKey[unit]}`, { n: amount })
}

function Policy({ of }: { readonly of: PolicyView }) {
  const { t, say, language } = useText()
  const span = useSpan()
  return (
    <section className="surface stack" aria-label={say(of.title)}>
      <h2>
        <Link to={`/rules/${of.id}`}>{say(of.title)}</Link>
      </h2>
      {of.goods.length > 0 && language === 'zh' && (
        <p className="quiet small">{t('aftersales.policies.goods', { goods: of.goods.join('、') })}</p>
      )}
      <ul className="stack">
        {of.terms.map((term) => (
          <li key={term.request} className="stack-tight">
            <strong>
              {say(requestWords[term.request])} · {span(term.window.span)}
            </strong>
            <p className="small quiet">
              {say(term.window.starts)} · {t(`aftersales.freight.${term.freight}`)}
              {term.evidence && ` · ${t('aftersales.policies.evidence')}`}
            </p>
            <p className="small quiet">{say(term.onSilence)}</p>
          </li>
        ))}
      </ul>
      <p className="small">{say(of.condition)}</p>
      {of.exclusions.length > 0 && (
        <details>
          <summary>{t('aftersales.policies.exclusions', { n: of.exclusions.length })}</summary>
          <ul className="stack">
            {of.exclusions.map((one) => (
              <li key={one.rule}>
                <strong>{say(one.title)}</strong>
                <p className="small quiet">
                  {say(one.summary)} {say(one.basis.source)} {one.basis.article}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
