import { purposeWords } from '../../../src/kernel/reading/reading-rule.contract.ts'
import { caseKindWords, fieldWords, tieWords } from '../../../src/kernel/reading/reading-words.contract.ts'
import { roleWords } from '../../../src/kernel/role.contract.ts'
import type { RuleOf } from '../../../src/kernel/rulebook/rulebook.contract.ts'
import { useText } from '../text/text.ts'
import { Term } from './Term.tsx'

/** For which purpose who reads which fields of which cases. */
export function ReadingTerms({ rule }: { readonly rule: RuleOf<'reading'> }) {
  const { t, say, language, list } = useText()
  return (
    <>
      <Term name={t('reading.rule.purpose')}>{say(purposeWords[rule.purpose])}</Term>
      <Term name={t('reading.rule.who')}>
        {rule.grants.length === 0 && t('reading.rule.nobody')}
        <ul className="plain-list">
          {rule.grants.map((grant) => (
            <li key={JSON.stringify(grant)}>
              <strong>{list(grant.roles.map((role) => roleWords[role][language]))}</strong>{' '}
              <span className="quiet">
                {say(caseKindWords[grant.case])} · {list(grant.ties.map((tie) => say(tieWords[tie])))}
              </span>{' '}
              {list(grant.fields.map((field) => say(fieldWords[field])))}
            </li>
          ))}
        </ul>
      </Term>
      <Term name={t('reading.rule.closed')}>{t('reading.rule.closedDays', { n: rule.closedDays })}</Term>
    </>
  )
}
