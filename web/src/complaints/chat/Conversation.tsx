import { useEffect, useRef } from 'react'
import type { ChatMessage, ChatView, Writer } from '../../../../src/complaints/chat/chat.contract.ts'
import { StoredFile } from '../../parts/Uploader.tsx'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'
import { Composer } from './Composer.tsx'

type Props = { readonly chat: ChatView; readonly messages: readonly ChatMessage[] }

/** What was written, the newest last and in sight, and the place to write. */
export function Conversation({ chat, messages }: Props) {
  const { t } = useText()
  const end = useRef<HTMLLIElement>(null)
  const last = messages.at(-1)?.seq
  const { otherTypes } = chat
  useEffect(() => {
    if (last !== undefined || otherTypes) end.current?.scrollIntoView({ block: 'nearest' })
  }, [last, otherTypes])
  const own = chat.viewer === 'consumer' ? 'consumer' : 'platform'
  return (
    <section className="chat-talk" aria-label={t('chat.title')}>
      <ol className="chat-lines" aria-live="polite">
        {messages.map((message) => (
          <Line key={message.seq} message={message} chat={chat} own={own} />
        ))}
        {chat.otherTypes && <li className="quiet small">{t('chat.types')}</li>}
        <li ref={end} aria-hidden="true" />
      </ol>
      {chat.may.includes('write') && <Composer key={chat.id} chat={chat} />}
    </section>
  )
}

type LineProps = { readonly message: ChatMessage; readonly chat: ChatView; readonly own: Writer }
function Line({ message, chat, own }: LineProps) {
  const { t } = useText()
  const { seq, kind, side, text, files, at } = message
  if (kind !== 'said') return <li className="chat-between quiet small">{t(`chat.line.${kind}`)}</li>
  const mine = side === own
  return (
    <li className={mine ? 'chat-line chat-mine' : 'chat-line'}>
      <p className="small quiet">
        {mine ? t('chat.you') : t(side === 'consumer' ? 'chat.consumer' : 'chat.agent')} · <When at={at} />
        {mine && seq <= chat.otherRead && ` · ${t('chat.read')}`}
      </p>
      {text !== '' && <p className="chat-text">{text}</p>}
      {files.length > 0 && (
        <ul className="upload-list">
          {files.map((file) => (
            <StoredFile key={file.id} id={file.id} />
          ))}
        </ul>
      )}
    </li>
  )
}
