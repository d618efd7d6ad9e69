import type { z } from 'zod'
import type { RuleOf } from '../../../src/kernel/rulebook/rulebook.contract.ts'
import type { RuleVersion } from '../../../src/policies/rule.contract.ts'
import { useText } from '../text/text.ts'
import { Term } from './Term.tsx'

export type FormulaLines = z.infer<typeof RuleVersion>['formula']

/** What a remedy gives, when, and what the text leaves open. */
export function RemedyTerms({ rule, formula }: { rule: RuleOf<'remedy'>; formula: FormulaLines }) {
  const { t, say } = useText()
  return (
    <>
      {formula.length > 0 && (
        <Term name={t('policies.rule.formula')}>
          {formula.map(({ when, words }) => (
            <p key={`${when?.zh} ${words.zh}`}>
              {when && <span className="quiet">{say(when)} · </span>}
              <strong>{say(words)}</strong>
            </p>
          ))}
        </Term>
      )}
      {rule.deed && <Term name={t('policies.rule.deed')}>{say(rule.deed)}</Term>}
      <Sentences name={t('policies.rule.needs')} sentences={rule.needs.map(({ words }) => say(words))} />
      <Sentences name={t('policies.rule.unless')} sentences={rule.unless.map(({ words }) => say(words))} />
      <Sentences
        name={t('policies.rule.asks')}
        sentences={rule.asks.map(({ ask, why }) => `${say(ask)} ${say(why)}`)}
      />
      {rule.punitive && (
        <Term name={t('policies.rule.punitive')}>
          {t('policies.rule.punitiveNeeds', { finding: say(rule.punitive.words) })}
        </Term>
      )}
      <Sentences name={t('policies.rule.evidence')} sentences={rule.evidence.map(say)} />
    </>
  )
}

function Sentences({ name, sentences }: { name: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null
  return (
    <Term name={name}>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Term>
  )
}
