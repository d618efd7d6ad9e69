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
import { OwnChat } from './OwnChat.tsx'
import { StartChat } from './StartChat.tsx'
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
          <OwnChat key={shown} id={shown} onBack={() => set({ chat: undefined })} />
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
