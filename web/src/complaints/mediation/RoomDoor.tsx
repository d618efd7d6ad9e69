import { Link } from '@tanstack/react-router'
import type { CaseView } from '../../../../src/complaints/complaint.contract.ts'
import { readMediation } from '../../../../src/complaints/mediation/mediation.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'

/** For the mediator of the matter, or of one that nobody has yet. The two sides enter by what they may do now. */
export function RoomDoor({ of }: { readonly of: CaseView }) {
  const { t } = useText()
  const { me } = useSession()
  const enabled = of.state === 'mediating' && me?.roles.includes('mediator') === true
  const { data } = useRoute(readMediation, { id: of.id }, { enabled })
  if (!enabled || !data) return null
  return (
    <section className="surface stack-tight">
      <h2>{t('mediation.title')}</h2>
      <p className="quiet small">{t('mediation.lead')}</p>
      <p>
        <Link to={`/complaints/${of.id}/mediation`}>{t('mediation.door')}</Link>
      </p>
    </section>
  )
}
