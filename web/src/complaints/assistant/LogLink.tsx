import { Link } from '@tanstack/react-router'
import { listAssistantLog } from '../../../../src/complaints/assistant/assistant.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'

/** For the lead, and only in a house that has an assistant. */
export function LogLink() {
  const { t } = useText()
  const { me } = useSession()
  const may = me?.roles.some((role) => role === 'governance-officer' || role === 'admin') ?? false
  const { data } = useRoute(listAssistantLog, { limit: 1 }, { enabled: may })
  if (!data?.on) return null
  return (
    <p className="no-print">
      <Link to="/complaints/assistant">{t('assistant.log.open')}</Link>
    </p>
  )
}
