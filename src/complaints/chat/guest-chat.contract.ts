import { z } from 'zod'
import { Empty, Id, route } from '../../kernel/route.contract.ts'
import { textOf } from '../complaint.contract.ts'
import { Pass } from '../guest/guest.contract.ts'
import { DeskHours, longestMessage } from './chat.contract.ts'

/** Chat without an account (7.2.1): a verified contact begins it, a link goes on with it. */

export const readHours = route({
  method: 'GET',
  path: '/api/guest/chats/desk',
  summary: { zh: '在线客服的办公时间', en: 'The hours of the chat desk' },
  who: ['anyone'],
  clause: '7.2.1',
  input: Empty,
  output: DeskHours,
})

/** A chat of theirs that goes on is answered instead of another: also when the first answer was lost. */
export const startGuestChat = route({
  method: 'POST',
  path: '/api/guest/chats',
  summary: { zh: '不登录联系在线客服', en: 'Start a chat without an account' },
  who: ['anyone'],
  clause: '7.2.1',
  audit: 'guest.chat',
  status: 201,
  perMinute: 20,
  secrets: ['proof', 'page'],
  input: z.strictObject({
    proof: Pass,
    text: textOf(1, longestMessage),
    orderNumber: textOf(1, 80).optional(),
    name: textOf(1, 60).optional(),
  }),
  output: z.object({ page: z.string() }),
})

export const followGuestChat = route({
  method: 'GET',
  path: '/api/guest/chats/:id/news',
  summary: { zh: '自己的对话有新消息时得到通知', en: 'Be told of news in one’s chat' },
  who: ['anyone'],
  clause: '7.2.1',
  rawReply: 'text/event-stream',
  input: Id,
  output: z.string(),
})
