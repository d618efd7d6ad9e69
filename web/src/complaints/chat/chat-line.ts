import { useQueryClient } from '@tanstack/react-query'
import { createContext, use, useRef } from 'react'
import { followChats, listChats, readChat, readDesk } from '../../../../src/complaints/chat/chat.contract.ts'
import { routeKey } from '../../api/hooks.ts'
import { useLine } from '../../api/line.ts'

const lists = [listChats, readDesk].map(routeKey)
/** A desk where many write at once reads its list no more often than this. */
const listEveryMs = 2_000

/** One line for a page: what there is news about is read at once, lists a little later. */
export function useChatLine(): boolean {
  const client = useQueryClient()
  const reading = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  return useLine(followChats, {}, (about) => {
    void client.invalidateQueries({
      predicate: ({ queryKey: [key], state }) => key === routeKey(readChat) && isAbout(state.data, about),
    })
    reading.current ??= setTimeout(() => {
      reading.current = undefined
      void client.invalidateQueries({ predicate: ({ queryKey: [key] }) => lists.some((list) => list === key) })
    }, listEveryMs)
  })
}

const isAbout = (data: unknown, about: string | null): boolean =>
  about === null || typeof data !== 'object' || data === null || !('id' in data) || data.id === about

/** Whether the page is told of news, or has to ask. */
export const LineHolds = createContext(false)
export const useAskEveryMs = (whenAskingMs: number): number => (use(LineHolds) ? whenToldMs : whenAskingMs)
/** Now and then all the same: that somebody stopped typing is no news. */
const whenToldMs = 15_000
