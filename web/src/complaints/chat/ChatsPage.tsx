import { Input, Segmented } from 'antd'
import { useState } from 'react'
import { ChatState, listChats, type ChatRow } from '../../../../src/complaints/chat/chat.contract.ts'
import { useList } from '../../api/hooks.ts'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Pager } from '../../parts/Pager.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { useQueryState } from '../../shell/place.ts'
import { useText } from '../../text/text.ts'
import { LineHolds, useChatLine } from './chat-line.ts'
import { DeskChat } from './DeskChat.tsx'
import '../complaints.css'
import './chat.css'

/** The desk: who waits, what goes on, what was kept; the chosen chat beside it. */
export function ChatsPage() {
  const { t } = useText()
  const [query, set] = useQueryState()
  const state = ChatState.safeParse(query['state']).data ?? 'waiting'
  const [text, setText] = useState('')
  const holds = useChatLine()
  const list = useList(
    listChats,
    { state, limit: 30, ...(text.trim() !== '' && { text: text.trim() }) },
    { refetchEveryMs: holds ? 30_000 : 4_000 },
  )
  const rows = list.data?.rows ?? []
  const chosen = query['chat']
  return (
    <div className="page">
      <PageHead title={t('chat.desk.title')} lead={t('chat.desk.lead')} />
      <div className="chat-desk">
        <div className="stack">
          <div className="row">
            <Segmented
              value={state}
              onChange={(value) => set({ state: value === 'waiting' ? undefined : value })}
              options={ChatState.options.map((value) => ({ value, label: t(`chat.desk.tab.${value}`) }))}
            />
            <Input
              allowClear
              className="chat-search"
              aria-label={t('chat.desk.search')}
              placeholder={t('chat.desk.search')}
              maxLength={60}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </div>
          {list.problem && <Problem problem={list.problem} onRetry={() => void list.refetch()} />}
          {list.loading && <Skeleton lines={6} />}
          {list.data && rows.length === 0 && (
            <EmptyState title={t(`chat.desk.empty.${state}`)}>{t('chat.desk.emptyHelp')}</EmptyState>
          )}
          <ul className="chat-rows">
            {rows.map((row) => (
              <li key={row.id}>
                <Row row={row} chosen={row.id === chosen} onChoose={() => set({ chat: row.id })} />
              </li>
            ))}
          </ul>
          <Pager {...list} count={rows.length} />
        </div>
        {chosen ? (
          <LineHolds value={holds}>
            <DeskChat key={chosen} id={chosen} onTaken={() => set({ state: 'open' })} />
          </LineHolds>
        ) : (
          <EmptyState title={t('chat.desk.choose')}>{t('chat.desk.chooseHelp')}</EmptyState>
        )}
      </div>
    </div>
  )
}

type RowProps = { readonly row: ChatRow; readonly chosen: boolean; readonly onChoose: () => void }
function Row({ row, chosen, onChoose }: RowProps) {
  const { t } = useText()
  const waits = row.state === 'waiting'
  return (
    <button
      type="button"
      className={chosen ? 'chat-row chat-row-on' : 'chat-row'}
      aria-pressed={chosen}
      onClick={onChoose}
    >
      <span className="chat-row-text">{row.lastText || '…'}</span>
      <span className="row small quiet">
        {waits && t('chat.desk.since')} <When at={waits ? row.waitingSince : row.lastAt} ago />
        {row.agent && <span>{row.mine ? t('chat.desk.mine') : row.agent}</span>}
        {row.receipt && <span className="code">{row.receipt}</span>}
        {row.messageLeft && <StateTag tone="info">{t('chat.desk.messageLeft')}</StateTag>}
        {row.unread > 0 && row.state !== 'closed' && (
          <StateTag tone="risk">{t('chat.desk.unread', { n: row.unread })}</StateTag>
        )}
      </span>
    </button>
  )
}
