import { about } from '../../kernel/fact/fact.ts'
import { z } from 'zod'
import { defineJob, type Job, type MaySee, type Reaction } from '../../kernel/capability.ts'
import { notify } from '../../kernel/notice/notify.ts'
import { caseBySilence } from './case.actions.ts'
import { endIdle } from './chat.actions.ts'
import { find } from './chat.store.ts'
import { isGuest } from './chat.rules.ts'
import { sideIn } from './enter.actions.ts'

export const chatJobs: readonly Job[] = [
  defineJob({
    name: 'complaints.end-idle-chat',
    title: { zh: '结束没有下文的对话', en: 'End a chat that nobody goes on with' },
    payload: z.strictObject({ id: z.string(), seq: z.int() }),
    run: endIdle,
  }),
]

export const chatReactions: readonly Reaction[] = [
  {
    name: 'complaints.chat-not-taken',
    on: ['clock.rung-reached'],
    when: (fact) => about('cht')(fact) && fact.data['rung'] === 'due',
    run: (ctx, { subject, data }) => caseBySilence(ctx, subject, String(data['clock'])),
  },
  {
    name: 'complaints.tell-chat',
    on: ['chat.answered'],
    run: async (ctx, fact) => {
      const chat = await find(ctx, fact.subject)
      if (!chat) return
      const seq = Number(fact.data['seq'])
      await notify(ctx, {
        to: { consumer: chat.consumerId },
        template: isGuest(chat.consumerId) ? 'guest.chat-answered' : 'chat.answered',
        params: {},
        subject: chat.id,
        dedupe: `chat.answered:${chat.id}:${seq}`,
        happenedAt: fact.at,
      })
    },
  },
]

/** Files and story of a chat: whose it is, and the desk. */
export const maySeeChat: MaySee = async (ctx, id) => {
  const chat = await find(ctx, id)
  return chat !== undefined && sideIn(ctx.actor, chat) !== null
}
