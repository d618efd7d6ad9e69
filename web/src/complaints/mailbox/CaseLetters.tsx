import { Link } from '@tanstack/react-router'
import { listLetters } from '../../../../src/complaints/mailbox/mailbox.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { When } from '../../parts/When.tsx'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { FateTags, Sender } from './letter-marks.tsx'
import './mailbox.css'

/** The letters of a case, for those who may read the mailbox; a case without any shows nothing. */
export function CaseLetters({ id }: { readonly id: string }) {
  const { t } = useText()
  const { me } = useSession()
  const enabled = me?.roles.some((role) => role === 'agent' || role === 'admin') ?? false
  const { data } = useRoute(listLetters, { tab: 'all', complaint: id, limit: 20 }, { enabled })
  const rows = data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section className="surface stack">
      <h2>{t('mailbox.caseLetters.title')}</h2>
      <p className="quiet small">{t('mailbox.caseLetters.help')}</p>
      <ul className="plain-list stack-tight">
        {rows.toReversed().map((one) => (
          <li key={one.id} className="mail-line">
            <When at={one.receivedAt} />
            <Link to={`/mailbox/${one.id}`}>{one.subject || t('mailbox.noSubject')}</Link>
            <Sender from={one.from} />
            <FateTags of={one} />
          </li>
        ))}
      </ul>
      {data?.next && (
        <Link to="/mailbox" search={{ tab: 'all' }}>
          {t('mailbox.title')}
        </Link>
      )}
    </section>
  )
}
