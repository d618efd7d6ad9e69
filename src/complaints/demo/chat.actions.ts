import { minuteMs } from '../../kernel/calendar/span.ts'
import type { Actor, Ctx } from '../../kernel/context.ts'
import { askOrdersBefore, demoConsumerId } from '../../marketplace/index.ts'
import { sendMessage, startChat, takeChat } from '../chat/chat.actions.ts'
import { ofConsumer } from '../chat/chat.store.ts'
import { castOf, step } from './demo.actions.ts'
import { chatWords } from './plots.rules.ts'

/** Two who wait and one who is being answered, a few minutes ago. A second load after a kill begins none twice. */
export async function demoChats(ctx: Ctx): Promise<void> {
  const { agents } = await castOf(ctx)
  const orders = (await askOrdersBefore(ctx, ctx.now, 60)).filter(
    ({ consumerId }) => consumerId !== null && consumerId !== demoConsumerId,
  )
  for (const [index, words] of chatWords.entries()) {
    const order = orders[index * 7]
    const consumerId = order?.consumerId ?? null
    if (!order || consumerId === null || (await ofConsumer(ctx, consumerId, 1)).length > 0) continue
    const ago = (minutes: number) => new Date(ctx.now.getTime() - minutes * minuteMs)
    const consumer: Actor = { ...nobody, id: consumerId, roles: ['consumer'], consumerId }
    const { id } = await step(ctx, consumer, ago(12 - index * 3), (inner) =>
      startChat(inner, { text: words.asks, orderId: order.id }),
    )
    const agent: Actor = { ...nobody, id: agents[0] ?? 'system', roles: ['agent'] }
    if (words.answer === null || agents.length === 0) continue
    await step(ctx, agent, ago(4), (inner) => takeChat(inner, { id }))
    await step(ctx, agent, ago(3), (inner) => sendMessage(inner, { id, text: words.answer ?? '', files: [] }))
  }
}
const nobody: Actor = { id: '', kind: 'person', roles: [], consumerId: null, merchantId: null, scopes: [] }
