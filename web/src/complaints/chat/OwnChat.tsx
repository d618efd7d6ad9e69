import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useText } from '../../text/text.ts'
import { Conversation } from './Conversation.tsx'
import { Ending } from './MakeCase.tsx'
import { Standing } from './Standing.tsx'
import { useChat } from './use-chat.ts'

type Props = { readonly id: string; readonly onBack: () => void }

/** The chat of who asks; behind a link its token stands where the id would, so that every step goes by the link. */
export function OwnChat({ id, onBack }: Props) {
  const { t, list } = useText()
  const { chat: read, messages, problem, refetch } = useChat(id)
  const chat = read && { ...read, id }
  if (problem && !chat) return <Problem problem={problem} onRetry={() => void refetch()} />
  if (!chat) return <Skeleton lines={6} />
  return (
    <section className="surface stack">
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      <Standing chat={chat} />
      {chat.order && (
        <p className="small quiet">
          {t('chat.desk.order', { number: chat.order.number })} · {list(chat.order.goods)}
        </p>
      )}
      <Conversation chat={chat} messages={messages} />
      <Ending chat={chat} />
      {chat.state === 'closed' && (
        <p>
          <button type="button" className="plain-button" onClick={onBack}>
            {t('chat.back')}
          </button>
        </p>
      )}
    </section>
  )
}
