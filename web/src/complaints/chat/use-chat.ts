import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { giveSign, readChat, type ChatMessage, type ChatView } from '../../../../src/complaints/chat/chat.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { useAskEveryMs } from './chat-line.ts'

const everyMs = 2_500
/** As long as the mark of typing lasts there is something to look at. */
const whileTypingMs = 3_000
const typingEveryMs = 3_000

/** A chat as it grows: only what came after the last message is asked for. Nothing is ever out of order or twice. */
export function useChat(id: string) {
  const [messages, setMessages] = useState<readonly ChatMessage[]>([])
  const [over, setOver] = useState(false)
  const after = messages.at(-1)?.seq ?? 0
  const [typing, setTyping] = useState(false)
  const asking = useAskEveryMs(everyMs)
  const refetchEveryMs = typing ? Math.min(asking, whileTypingMs) : asking
  const read = useRoute(readChat, { id, after }, { keep: true, ...(!over && { refetchEveryMs }) })
  const { data } = read
  const all = data ? joined(messages, data.messages) : messages
  const ended = data?.state === 'closed' && all.at(-1)?.seq === data.lastSeq
  // What came is kept before anything is drawn; the next question begins after it.
  if (all !== messages) setMessages(all)
  if (ended !== over) setOver(ended)
  if (data && data.otherTypes !== typing) setTyping(data.otherTypes)
  return { chat: data, messages: all, problem: read.problem, refetch: read.refetch }
}

export function joined(before: readonly ChatMessage[], more: readonly ChatMessage[]): readonly ChatMessage[] {
  const fresh = more.filter(({ seq }) => !before.some((one) => one.seq === seq))
  return fresh.length === 0 ? before : [...before, ...fresh].toSorted((a, b) => a.seq - b.seq)
}

/** Tells the other side how far was read, and that something is being written. */
export function useSigns(chat: ChatView) {
  const { run } = useAct(giveSign, { refresh: [] })
  const told = useRef({ read: 0, typedAt: 0 })
  const { id, lastSeq, may } = chat
  const there = may.includes('write')
  const tell = useEffectEvent((read: number) => {
    if (document.visibilityState === 'hidden' || told.current.read >= read) return
    told.current.read = read
    void run({ id, read })
  })
  useEffect(() => {
    if (there) tell(lastSeq)
  }, [lastSeq, there])
  return () => {
    const now = Date.now()
    if (!there || now - told.current.typedAt < typingEveryMs) return
    told.current.typedAt = now
    void run({ id, read: lastSeq, types: true })
  }
}
