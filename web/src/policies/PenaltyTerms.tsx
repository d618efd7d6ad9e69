import type { RuleOf } from '../../../src/kernel/rulebook/rulebook.contract.ts'
import { readRulebook } from '../../../src/policies/rule.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { useText } from '../text/text.ts'
import { Term } from './Term.tsx'

/** What a violation of the catalogue says: what it is, what it costs, and that the points are the platform's own. */
export function ViolationTerms({ rule }: { readonly rule: RuleOf<'violation'> }) {
  const { t, say } = useText()
  const [first, second, third] = rule.points
  return (
    <>
      <Term name={t('penalties.catalogue.definition')}>{say(rule.definition)}</Term>
      <Term name={t('penalties.catalogue.level')}>{t(`penalties.catalogue.levels.${rule.level}`)}</Term>
      <Term name={t('penalties.catalogue.evidence')}>{rule.evidence.map((one) => say(one)).join(' · ')}</Term>
      <Term name={t('penalties.catalogue.points')}>
        {t('penalties.catalogue.pointsOf', { first, second, third, months: rule.windowMonths })}
      </Term>
      <Term name={t('penalties.catalogue.expires')}>
        {rule.expires === 'year-end'
          ? t('penalties.catalogue.expiresYear')
          : t('penalties.catalogue.expiresMonths', { months: rule.expires.months })}
      </Term>
      {rule.forbiddenBy && (
        <Term name={t('penalties.catalogue.forbiddenBy')}>
          <Forbidden {...rule.forbiddenBy} />
        </Term>
      )}
    </>
  )
}

/** The statute by its title; its id until the title is here. */
function Forbidden({ source, article }: { readonly source: string; readonly article: string }) {
  const { t, say } = useText()
  const known = useRoute(readRulebook, {}).data?.sources.find(({ id }) => id === source)
  return <>{t('penalties.catalogue.forbiddenWords', { title: known ? say(known.title) : source, article })}</>
}

export function NodeTerms({ rule }: { readonly rule: RuleOf<'node'> }) {
  const { t } = useText()
  return (
    <>
      <Term name={t('penalties.catalogue.node')}>
        <strong>{t('penalties.catalogue.nodePoints', { points: rule.points })}</strong>
      </Term>
      <Term name={t('penalties.catalogue.measures')}>
        {rule.measures
          .map(({ measure, days }) => {
            const name = t(`penalties.catalogue.measureNames.${measure}`)
            return days === undefined ? name : t('penalties.catalogue.days', { measure: name, days })
          })
          .join(' · ')}
      </Term>
    </>
  )
}
