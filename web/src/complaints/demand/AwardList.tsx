import type { AwardView } from '../../../../src/complaints/demand/demand.contract.ts'
import { moneyWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'
import { BasisLine } from '../remedies/BasisLine.tsx'

/** What was awarded by law, as both sides read it: sum, formula, article, facts, choices, finding and its evidence. */
export function AwardList({ awards }: { readonly awards: readonly AwardView[] }) {
  const { t, say, list, clauses, language } = useText()
  return awards.map((award) => (
    <article key={award.demand} className="inset stack-tight award">
      <p className="row">
        <strong>{say(award.title)}</strong>
        <span className="number">{moneyWords(award.amountFen)}</span>
      </p>
      <p>{say(award.words)}</p>
      {award.basis && (
        <p className="small">
          <BasisLine basis={award.basis} />
        </p>
      )}
      <p>
        <span className="quiet">
          {t('demand.award.foundBy', { who: t(`demand.award.finder.${award.finding.by}`) })}
          {award.finding.words && `${say(award.finding.words)}${language === 'zh' ? '。' : '.'}`}
        </span>{' '}
        {award.finding.text}
      </p>
      <p className="small quiet">
        {award.evidence.every(({ number }) => number === null)
          ? t('demand.award.uponLead')
          : t('demand.award.uponEvidence', {
              numbers: list(award.evidence.map(({ number }) => String(number ?? '?'))),
            })}
      </p>
      {award.choices.length > 0 && (
        <p className="small">
          <span className="quiet">{t('demand.award.chose')}</span> {clauses(award.choices.map((one) => say(one.words)))}
          {award.why !== '' && ` — ${award.why}`}
        </p>
      )}
      <ul className="small quiet">
        {award.used.map(({ question, name, value }) => (
          <li key={question}>
            {say(name)} <span className="number">{say(value)}</span>
          </li>
        ))}
      </ul>
    </article>
  ))
}
