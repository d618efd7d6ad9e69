import { Link } from '@tanstack/react-router'
import { readDesk } from '../../../../src/complaints/chat/chat.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { DayText } from '../../parts/When.tsx'
import { useQueryState } from '../../shell/place.ts'
import { dayOf, whenWords } from '../../text/time.ts'
import { useText } from '../../text/text.ts'
import { LineHolds, useChatLine } from './chat-line.ts'
import { Conversation } from './Conversation.tsx'
import { Ending } from './MakeCase.tsx'
import { Standing } from './Standing.tsx'
import { StartChat } from './StartChat.tsx'
import { useChat } from './use-chat.ts'
import '../complaints.css'
import './chat.css'

/** The consumer's side: the chat that goes on, or a new one, and what was written before. */
export function ChatPage() {
  const { t, language } = useText()
  const [query, set] = useQueryState()
  const { data, problem, refetch } = useRoute(readDesk, {}, { refetchEveryMs: 30_000 })
  const holds = useChatLine()
  const shown = query['chat'] ?? data?.current ?? null
  const words = data?.desk.opensAt
    ? t('chat.closed', { hours: data.desk.hours, when: whenWords(data.desk.opensAt, language) })
    : t('chat.open', { hours: data?.desk.hours ?? '' })
  return (
    <div className="page page-narrow">
      <PageHead title={t('chat.title')} lead={t('chat.lead')} />
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={6} />}
      {data && shown === null && (
        <>
          <p className={data.desk.open ? 'note note-kept' : 'note note-risk'}>
            {words} {!data.desk.open && <Link to="/complaints/new">{t('chat.file')}</Link>}
          </p>
          <StartChat open={data.desk.open} onStarted={(id) => set({ chat: id })} />
        </>
      )}
      {data && shown !== null && (
        <LineHolds value={holds}>
          <Chat key={shown} id={shown} onBack={() => set({ chat: undefined })} />
        </LineHolds>
      )}
      {data && data.earlier.length > 0 && (
        <section className="surface stack-tight">
          <h2>{t('chat.earlier')}</h2>
          <ul className="chat-earlier">
            {data.earlier.map((one) => (
              <li key={one.id} className="row row-apart">
                <span>
                  <DayText day={dayOf(new Date(one.startedAt))} />
                  {one.complaint && (
                    <span className="quiet small"> · {t('chat.became', { receipt: one.complaint })}</span>
                  )}
                </span>
                <button type="button" className="plain-button" onClick={() => set({ chat: one.id })}>
                  {t('chat.look')}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Chat({ id, onBack }: { readonly id: string; readonly onBack: () => void }) {
  const { t } = useText()
  const { chat, messages, problem, refetch } = useChat(id)
  if (problem && !chat) return <Problem problem={problem} onRetry={() => void refetch()} />
  if (!chat) return <Skeleton lines={6} />
  return (
    <section className="surface stack">
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      <Standing chat={chat} />
      {chat.order && (
        <p className="small quiet">
          {t('chat.desk.order', { number: chat.order.number })} · {chat.order.goods.join('、')}
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
