import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { enqueueAll } from '../../kernel/job/enqueue.ts'
import { isErasing } from './erasure.rules.ts'
import { plainItem } from './item.store.ts'
import { answer } from './move.actions.ts'
import { planCarrying } from './plan-erasure.actions.ts'
import { pass, type Request } from './request.rules.ts'
import * as store from './request.store.ts'
import * as restrictions from './restriction.store.ts'
import { subjectsOf } from './subjects.rules.ts'
import { typeOf } from './type.rules.ts'

/** What needs no officer begins as soon as the identity is sure. In the caller's transaction, which has saved nothing of it yet. */
export async function goOn(ctx: Ctx, request: Request): Promise<Request> {
  if (typeOf(request.type).carried === 'officer') return request
  if (isErasing(request.type)) return planCarrying(ctx, request)
  const begun = { ...pass('begin', request), startedAt: ctx.now }
  switch (request.type) {
    case 'restriction':
      return restrict(ctx, begun)
    case 'access':
    case 'copy':
    case 'portability':
      return copyLater(ctx, begun)
    default:
      return answer(ctx, begun, { items: [plainItem('rules', 'done', ctx.now)] })
  }
}

async function restrict(ctx: Ctx, request: Request): Promise<Request> {
  await restrictions.restrict(ctx, request.id, subjectsOf(request))
  await record(ctx, [{ kind: 'rights.restricted', subject: request.id, data: {} }])
  return answer(ctx, request, { items: [plainItem('processing', 'restricted', ctx.now)] })
}

/** Made outside of the call: it takes as long as there is data. */
async function copyLater(ctx: Ctx, request: Request): Promise<Request> {
  await store.save(ctx, request)
  await enqueueAll(ctx, [
    { name: 'privacy.make-copy', payload: { request: request.id }, key: `privacy-copy:${request.id}`, maxAttempts: 5 },
  ])
  return request
}
