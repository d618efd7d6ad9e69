import type { RuleOf } from '../../../src/kernel/rulebook/rulebook.contract.ts'
import { reckoningWords, type Threshold } from '../../../src/kernel/watch/signal-rule.contract.ts'
import { measureWords } from '../../../src/kernel/watch/watch.contract.ts'
import { useText } from '../text/text.ts'
import { Term } from './Term.tsx'

/** From which number on a leak is suspected, and what is taken at once. */
export function SignalTerms({ rule }: { readonly rule: RuleOf<'signal'> }) {
  const { t, say, list } = useText()
  const limit = (threshold: Threshold | undefined): string =>
    threshold === undefined
      ? t('warning.rule.none')
      : list(
          [
            threshold.over !== undefined && t('warning.rule.over', { n: threshold.over }),
            threshold.z !== undefined && t('warning.rule.z', { n: threshold.z }),
            threshold.times !== undefined && t('warning.rule.times', { n: threshold.times }),
          ].filter((part) => part !== false),
        )
  const taken = (measures: RuleOf<'signal'>['contain']): string =>
    measures.length === 0 ? t('warning.rule.nothing') : list(measures.map((one) => say(measureWords[one])))
  return (
    <>
      <Term name={t('warning.rule.counts')}>
        {rule.number} · {say(reckoningWords[rule.reckoning])} · {t('warning.rule.window', { n: rule.windowMinutes })}
      </Term>
      <Term name={t('warning.rule.warn')}>{limit(rule.warn)}</Term>
      <Term name={t('warning.rule.critical')}>{limit(rule.critical)}</Term>
      <Term name={t('warning.rule.taken')}>{taken(rule.contain)}</Term>
    </>
  )
}
