import { Link } from '@tanstack/react-router'
import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import { readDispute } from '../../../../src/complaints/dispute/dispute.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { useText } from '../../text/text.ts'
import { useCaseHome } from '../case-home.ts'

/** In the page of a case: how the facts stand, and the way to answer them. Nothing while it is too early and nothing was listed. */
export function CaseDispute({ of }: { readonly of: CaseView }) {
  const { t } = useText()
  const home = useCaseHome()
  const { data } = useRoute(readDispute, { id: of.id }, { enabled: of.viewer !== 'regulator', refetchEveryMs: 60_000 })
  if (!data || (data.points.length === 0 && !data.open)) return null
  const count = (standing: string) => data.points.filter((point) => point.standing === standing).length
  const party = data.viewer === 'consumer' || data.viewer === 'merchant' ? data.viewer : null
  const waits = party && data.open ? data.points.filter((point) => point[party] === null).length : 0
  return (
    <section className="surface stack-tight">
      <h2>{t('dispute.panel.title')}</h2>
      <p>
        {data.points.length === 0
          ? t('dispute.panel.none')
          : t('dispute.panel.count', { agreed: count('agreed'), disputed: count('disputed'), open: count('open') })}
      </p>
      {waits > 0 && <p className="note note-risk">{t('dispute.panel.waits', { n: waits })}</p>}
      <p className="quiet small">{t('dispute.panel.help')}</p>
      <p className="no-print">
        <Link to={`${home(of.id)}/dispute`}>{t(data.open ? 'dispute.panel.go' : 'dispute.panel.look')}</Link>
      </p>
    </section>
  )
}
