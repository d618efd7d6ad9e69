import { dataUseWords, modeWords } from '../../../src/kernel/consent/purpose-words.contract.ts'
import type { RuleOf } from '../../../src/kernel/rulebook/rulebook.contract.ts'
import { useText } from '../text/text.ts'
import { Term } from './Term.tsx'

/** What data is used for: on which ground, whether people are asked, and what holds for children. */
export function PurposeTerms({ rule }: { readonly rule: RuleOf<'purpose'> }) {
  const { t, say, list } = useText()
  return (
    <>
      <Term name={t('consent.mode')}>
        <strong>{say(modeWords[rule.mode])}</strong>
        {rule.separate && <span className="quiet"> {t('consent.separate')}</span>}
      </Term>
      <Term name={t('consent.ground')}>{say(rule.ground)}</Term>
      <Term name={t('consent.uses')}>{list(rule.uses.map((kind) => say(dataUseWords[kind])))}</Term>
      <Term name={t('consent.minors')}>{t(`consent.minorsOf.${rule.minors}`)}</Term>
    </>
  )
}
