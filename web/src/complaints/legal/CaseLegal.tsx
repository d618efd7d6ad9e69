import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import { readLegalResults, type LegalResultView } from '../../../../src/complaints/legal/legal.contract.ts'
import { outcomeWords } from '../../../../src/complaints/legal/outcome.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Money } from '../../parts/Money.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { StoredFile } from '../../parts/Uploader.tsx'
import { DayText, When } from '../../parts/When.tsx'
import type { Currency } from '../../text/money.ts'
import { useText } from '../../text/text.ts'
import { DecideReport } from './DecideReport.tsx'

const tones = { reported: 'risk', entered: 'kept', refused: 'plain', lapsed: 'plain' } as const

/** In the page of a case: what a court, an arbitration body or an authority did with it, and what followed here. */
export function CaseLegal({ of }: { readonly of: CaseView }) {
  const { t } = useText()
  const asks = of.viewer !== 'regulator'
  const { data } = useRoute(readLegalResults, { id: of.id }, { enabled: asks, refetchEveryMs: 60_000 })
  if (!data || (data.results.length === 0 && of.state !== 'legal_route')) return null
  return (
    <section className="surface stack">
      <h2>{t('legal.title')}</h2>
      {data.results.length === 0 && <p className="quiet">{t('legal.none')}</p>}
      {data.results.map((result) => (
        <OneResult key={result.id} of={result} at={of} currency={data.currency} />
      ))}
    </section>
  )
}

type Props = { readonly of: LegalResultView; readonly at: CaseView; readonly currency: Currency }
function OneResult({ of, at, currency }: Props) {
  const { t, say } = useText()
  return (
    <article className="inset stack-tight">
      <p className="row">
        <strong>{say(outcomeWords[of.outcome])}</strong>
        <StateTag tone={tones[of.state]}>{t(`legal.state.${of.state}`)}</StateTag>
      </p>
      <p>
        {of.body} · <span className="code">{of.reference}</span> · <DayText day={of.datedOn} />
      </p>
      {of.effectiveOn && (
        <p>
          {t('legal.effectiveOn')} <DayText day={of.effectiveOn} />
        </p>
      )}
      {of.amountFen > 0 && (
        <p>
          {t('legal.amount')} <Money fen={of.amountFen} currency={currency} />
        </p>
      )}
      {of.obligations.length > 0 && (
        <ul>
          {of.obligations.map((one, place) => (
            <li key={place}>
              {t(`complaints.side.${one.debtor}`)} · {t(`complaints.remedy.${one.remedy}`)}
              {one.amountFen > 0 && (
                <>
                  {' '}
                  <Money fen={one.amountFen} currency={currency} />
                </>
              )}
              {one.dueOn && (
                <>
                  {' · '}
                  {t('legal.dueOn')} <DayText day={one.dueOn} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="statement-text">{of.text}</p>
      <p className="small quiet">
        {t('legal.by', { who: t(`complaints.side.${of.side}`) })} · <When at={of.reportedAt} />
      </p>
      {of.document && (
        <ul className="upload-list">
          <StoredFile id={of.document.id} />
        </ul>
      )}
      {of.ledTo && <p className="note">{t('legal.ledTo', { state: t(`complaints.state.${of.ledTo}`) })}</p>}
      {of.answer && <p className="note">{t('legal.answer', { text: of.answer })}</p>}
      {of.asksYou && <DecideReport of={of} at={at} />}
    </article>
  )
}
