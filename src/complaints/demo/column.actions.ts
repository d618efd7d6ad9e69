import { dayMs } from '../../kernel/calendar/span.ts'
import { peopleWithRole, activePerson } from '../../kernel/access/people.ts'
import { systemActor, type Ctx } from '../../kernel/context.ts'
import { demoConsumerId, demoMerchantId } from '../../marketplace/index.ts'
import * as around from '../column/around.store.ts'
import { offerPosting } from '../column/case.actions.ts'
import * as store from '../column/column.store.ts'
import { moderatePosting, moderateReply } from '../column/desk.actions.ts'
import { maskPersonal } from '../column/mask.rules.ts'
import { replyPublicly } from '../column/public.actions.ts'
import { filterOf } from '../queue-filter.rules.ts'
import * as queue from '../queue.store.ts'
import { listOf } from '../statement.store.ts'
import { step } from './demo.actions.ts'

const most = 6

const titleOf = (text: string): string => (text.split(/[，。；]/)[0] ?? text).slice(0, 30).padEnd(4, '…')

/** A few complaints of invented consumers, made public: two with a reply, one that waits to be read. */
export async function demoColumn(ctx: Ctx): Promise<void> {
  const [someone] = await peopleWithRole(ctx, ['governance-officer'])
  const officer = someone ? await activePerson(ctx, someone.id) : null
  const [handler] = await peopleWithRole(ctx, ['agent'])
  const agent = handler ? await activePerson(ctx, handler.id) : null
  if (!officer || !agent || (await store.published(ctx, { after: null, limit: 1 })).length > 0) return
  const asAgent = { ...ctx, actor: agent }
  const page = { order: 'newest', after: null, limit: 40 } as const
  const rows = await queue.list(asAgent, filterOf(asAgent, { tab: 'open' }), page)
  // The demo consumer decides on his own.
  const isFit = ({ consumerId, merchantId, guestId }: (typeof rows)[number]): boolean =>
    consumerId !== null && consumerId !== demoConsumerId && merchantId !== null && guestId === null
  const fit = rows.filter(isFit).slice(0, most)
  for (const [place, { id, consumerId, merchantId }] of fit.entries()) {
    const claim = (await listOf(ctx, id)).findLast(({ side }) => side === 'consumer')
    const text = maskPersonal(claim?.text ?? '')
    if (text.length < 10 || consumerId === null) continue
    const at = new Date(ctx.now.getTime() - (most - place) * dayMs)
    const consumer = { ...systemActor, id: 'demo', kind: 'person' as const, roles: ['consumer' as const], consumerId }
    await step(ctx, consumer, at, (inner) => offerPosting(inner, { id, title: titleOf(text), text, consent: true }))
    const one = await store.findOfComplaint(ctx, id)
    if (!one || place === fit.length - 1) continue
    const words = { title: one.title, text: one.text, reason: '', note: '' }
    await step(ctx, officer, at, (inner) =>
      moderatePosting(inner, { id: one.id, version: one.version, verdict: 'publish', ...words }),
    )
    if (place % 2 === 1 && merchantId !== demoMerchantId) continue
    const shop = { ...systemActor, id: 'demo-shop', kind: 'person' as const, roles: ['merchant' as const], merchantId }
    const said = '感谢反馈，我们已经核实情况并联系您，退款将原路退回，给您带来不便非常抱歉。'
    const later = new Date(at.getTime() + dayMs / 2)
    await step(ctx, shop, later, (inner) => replyPublicly(inner, { id: one.id, text: said }))
    const [reply] = await around.repliesOf(ctx, [one.id])
    if (reply)
      await step(ctx, officer, later, (inner) =>
        moderateReply(inner, { id: one.id, reply: reply.id, verdict: 'publish', text: said, reason: '' }),
      )
  }
}
