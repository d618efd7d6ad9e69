import { listMassDemands } from '../../../../src/complaints/mass/award.contract.ts'
import type { ClaimView } from '../../../../src/complaints/mass/claim.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { StateTag } from '../../parts/StateTag.tsx'
import { moneyWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'

/** What members demand by law beside their claims, in numbers, and what the finding says about it. */
export function Demanded({ of }: { readonly of: ClaimView }) {
  const { t, say } = useText()
  const { data } = useRoute(listMassDemands, { id: of.id })
  if (!data || data.rows.length === 0) return null
  return (
    <section className="surface stack-tight">
      <h2>{t('massAwards.section')}</h2>
      {data.rows.map(({ remedy, title, members, upToFen }) => {
        const found = of.finding?.awards.find((award) => award.remedy === remedy)
        return (
          <div key={remedy} className="stack-tight">
            <p className="row">
              <strong>{say(title)}</strong>
              {of.finding && (
                <StateTag tone={found?.verdict === 'award' ? 'kept' : 'info'}>
                  {t(`massAwards.${found?.verdict ?? 'leave'}`)}
                </StateTag>
              )}
            </p>
            <p className="quiet small">{t('massAwards.demanded', { n: members, amount: moneyWords(upToFen) })}</p>
            {found && <p className="mass-said">{found.text}</p>}
          </div>
        )
      })}
    </section>
  )
}
