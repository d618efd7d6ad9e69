import { Link, useNavigate } from '@tanstack/react-router'
import { readChat } from '../../../../src/complaints/chat/chat.contract.ts'
import { DoorContext } from '../../api/door.ts'
import { useRoute } from '../../api/hooks.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { useId } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import { LineHolds, useChatLine } from '../chat/chat-line.ts'
import { OwnChat } from '../chat/OwnChat.tsx'
import { guestChatDoor } from './guest-door.ts'
import '../complaints.css'
import '../chat/chat.css'

/** The chat of who has no account, by its link. */
export function GuestTalkPage() {
  return (
    <DoorContext value={guestChatDoor(useId())}>
      <Talk />
    </DoorContext>
  )
}

function Talk() {
  const { t } = useText()
  const token = useId()
  const navigate = useNavigate()
  const { problem } = useRoute(readChat, { id: token, after: 0 })
  const holds = useChatLine()
  if (problem?.status === 404 || problem?.status === 400)
    return (
      <EmptyState title={t('guest.track.over')} heading action={<Link to="/chat">{t('chat.guest.again')}</Link>}>
        {problem.message}
      </EmptyState>
    )
  return (
    <div className="page page-narrow">
      <PageHead title={t('chat.title')} />
      <p className="note small">{t('chat.guest.keep')}</p>
      <LineHolds value={holds}>
        <OwnChat id={token} onBack={() => void navigate({ to: '/chat' })} />
      </LineHolds>
    </div>
  )
}
