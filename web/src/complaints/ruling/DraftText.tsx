import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import type { PanelView } from '../../../../src/complaints/ruling/panel.contract.ts'
import { AwardList } from '../demand/AwardList.tsx'
import { When } from '../../parts/When.tsx'
import { moneyWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'

type Draft = NonNullable<PanelView['draft']>

/** What the presiding member proposes, as both sides would read it. */
export function DraftText({ draft, of }: { readonly draft: Draft; readonly of: CaseView }) {
  const { t } = useText()
  return (
    <div className="statement statement-platform">
      <p className="statement-head">
        <strong>{t('ruling.draft', { n: draft.version })}</strong>
        <span className="quiet">
          <When at={draft.at} />
        </span>
      </p>
      <p className="statement-offer">
        {t(`mediation.ruling.decisions.${draft.decision}`)}
        {draft.amountFen > 0 &&
          ` · ${t('complaints.offered', { remedy: t(`complaints.remedy.${draft.remedy}`), amount: moneyWords(draft.amountFen, of.currency) })}`}
      </p>
      <AwardList awards={draft.awards} />
      <p className="statement-text">{draft.reasons}</p>
    </div>
  )
}
