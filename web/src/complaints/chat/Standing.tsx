import { Link } from '@tanstack/react-router'
import type { ChatView } from '../../../../src/complaints/chat/chat.contract.ts'
import { useText } from '../../text/text.ts'

/** Where it stands: the place in the queue, that somebody is there, or how it ended. */
export function Standing({ chat }: { readonly chat: ChatView }) {
  const { t } = useText()
  if (chat.complaint)
    return (
      <output className="note note-kept stack-tight chat-standing">
        <strong>{t('chat.number', { receipt: chat.complaint.receipt })}</strong>
        <span>
          {t('chat.ended.case')} {chat.casePage && <Link to={chat.casePage}>{t('chat.goCase')}</Link>}
        </span>
      </output>
    )
  return <output className="note chat-standing">{words(t, chat)}</output>
}

type T = ReturnType<typeof useText>['t']
function words(t: T, { state, closedBecause, messageLeft, place }: ChatView): string {
  if (state === 'closed') return t(`chat.ended.${closedBecause ?? 'idle'}`)
  if (state === 'open') return t('chat.talking')
  if (messageLeft) return t('chat.left')
  return (place ?? 1) > 1 ? t('chat.place', { n: (place ?? 1) - 1 }) : t('chat.next')
}
