import { Link } from '@tanstack/react-router'
import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import { readParts } from '../../../../src/complaints/mediation/mediation.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Money } from '../../parts/Money.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { useText } from '../../text/text.ts'

/** What was settled apart from this complaint, or from which one it was. Nothing for most. */
export function CaseParts({ of }: { readonly of: CaseView }) {
  const { t, list } = useText()
  const { data } = useRoute(readParts, { id: of.id }, { enabled: of.viewer !== 'regulator', refetchEveryMs: 60_000 })
  if (!data || (data.whole === null && data.parts.length === 0)) return null
  return (
    <section className="surface stack-tight">
      <h2>{t('mediation.part.title')}</h2>
      {data.whole && (
        <p>
          {t('mediation.part.whole')} <To page={data.whole.page} receipt={data.whole.receipt} />
        </p>
      )}
      {data.parts.map((part) => (
        <p key={part.id} className="row">
          <To page={part.page} receipt={part.receipt} />
          <span>
            {part.lines.length > 0
              ? list(part.lines)
              : part.remedies.map((remedy) => t(`complaints.remedy.${remedy}`)).join(' · ')}{' '}
            {part.amountFen > 0 && <Money fen={part.amountFen} currency={of.currency} />}
          </span>
          <StateTag tone={part.state === 'closed' ? 'kept' : 'info'}>{t(`complaints.state.${part.state}`)}</StateTag>
        </p>
      ))}
      <Rest of={of} shown={data.parts.some(({ lines }) => lines.length > 0)} />
    </section>
  )
}

/** What is left of it, by name, while it goes on. */
function Rest({ of, shown }: { readonly of: CaseView; readonly shown: boolean }) {
  const { t, list } = useText()
  const lines = of.order?.lines.filter((line) => line.concerned) ?? []
  if (!shown || of.state === 'closed' || lines.length === 0) return null
  const what = of.remedies.map((remedy) => t(`complaints.remedy.${remedy}`)).join(' · ')
  return (
    <p>
      {t('mediation.part.rest', { items: list(lines.map(({ title }) => title)), what })}{' '}
      {of.claimFen > 0 && <Money fen={of.claimFen} currency={of.currency} />}
    </p>
  )
}

type ToProps = { readonly page: string | null; readonly receipt: string }
const To = ({ page, receipt }: ToProps) =>
  page === null ? <span className="code">{receipt}</span> : <Link to={page}>{receipt}</Link>
