import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { handOver, takeChat, type ChatView } from '../../../../src/complaints/chat/chat.contract.ts'
import { listAgents } from '../../../../src/complaints/queue.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { Choice } from '../../parts/Choice.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { useSession } from '../../shell/session.ts'
import { useText } from '../../text/text.ts'
import { Conversation } from './Conversation.tsx'
import { Ending } from './MakeCase.tsx'
import { useChat } from './use-chat.ts'

/** One chat as the desk sees it: take it, answer, hand it over, end it, or make a complaint of it. */
export function DeskChat({ id, onTaken }: { readonly id: string; readonly onTaken: () => void }) {
  const { t, list } = useText()
  const { chat, messages, problem, refetch } = useChat(id)
  const take = useAct(takeChat, { done: onTaken })
  if (problem && !chat) return <Problem problem={problem} onRetry={() => void refetch()} />
  if (!chat) return <Skeleton lines={8} />
  return (
    <section className="surface stack">
      <header className="row row-apart">
        <span className="row">
          <StateTag tone={chat.state === 'waiting' ? 'risk' : 'info'}>{t(`chat.state.${chat.state}`)}</StateTag>
          {chat.order && (
            <span className="small quiet">
              {t('chat.desk.order', { number: chat.order.number })} · {list(chat.order.goods)}
            </span>
          )}
        </span>
        {chat.may.includes('hand-over') && <HandOver chat={chat} />}
      </header>
      {chat.complaint && (
        <p className="note note-kept">
          {t('chat.became', { receipt: chat.complaint.receipt })}{' '}
          <Link to={`/complaints/${chat.complaint.id}`}>{t('chat.look')}</Link>
        </p>
      )}
      {chat.state === 'open' && chat.agent && !chat.agent.me && (
        <p className="note">{t('chat.desk.onlyLook', { name: chat.agent.name ?? '' })}</p>
      )}
      {chat.guest && (
        <p className="note small">
          {t('chat.guest.who', { contact: chat.guest.contact })}
          {chat.guest.name && ` · ${chat.guest.name}`}
          {chat.guest.orderTyped && ` · ${t('chat.guest.typed', { order: chat.guest.orderTyped })}`}
        </p>
      )}
      {take.problem && <Problem problem={take.problem} />}
      <Conversation chat={chat} messages={messages} />
      {chat.may.includes('take') && (
        <div className="actions">
          <Button type="primary" loading={take.busy} onClick={() => void take.run({ id })}>
            {t('chat.desk.take')}
          </Button>
        </div>
      )}
      {chat.viewer === 'platform' && <Ending chat={chat} />}
    </section>
  )
}

function HandOver({ chat }: { readonly chat: ChatView }) {
  const { t } = useText()
  const { me } = useSession()
  const agents = useRoute(listAgents, {})
  const act = useAct(handOver)
  const others = (agents.data?.rows ?? []).filter(({ id }) => id !== me?.id)
  return (
    <span className="row no-print">
      {act.problem && <Problem problem={act.problem} />}
      {others.length > 0 && (
        <Choice
          label={t('chat.desk.takeOver')}
          value=""
          all={t('chat.desk.chooseColleague')}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(agentId) => agentId !== undefined && void act.run({ id: chat.id, agentId })}
        />
      )}
      <Button size="small" loading={act.busy} onClick={() => void act.run({ id: chat.id, agentId: null })}>
        {t('chat.desk.queue')}
      </Button>
    </span>
  )
}
