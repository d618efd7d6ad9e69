import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { plainItem } from './item.store.ts'
import { answer } from './move.actions.ts'
import { pass, type Request } from './request.rules.ts'
import * as restrictions from './restriction.store.ts'
import { typeOf } from './type.rules.ts'

/** Whose data it is about. */
export const subjectsOf = ({ accountId, consumerId }: Pick<Request, 'accountId' | 'consumerId'>): string[] => [
  accountId,
  ...(consumerId === null ? [] : [consumerId]),
]

/** What needs no officer begins as soon as the identity is sure. In the caller's transaction, which has saved nothing of it yet. */
export async function goOn(ctx: Ctx, request: Request): Promise<Request> {
  if (typeOf(request.type).carried === 'officer') return request
  const begun = { ...pass('begin', request), startedAt: ctx.now }
  switch (request.type) {
    case 'restriction':
      return restrict(ctx, begun)
    default:
      return answer(ctx, begun, { items: [plainItem('rules', 'done', ctx.now)] })
  }
}

async function restrict(ctx: Ctx, request: Request): Promise<Request> {
  await restrictions.restrict(ctx, request.id, subjectsOf(request))
  await record(ctx, [{ kind: 'rights.restricted', subject: request.id, data: {} }])
  return answer(ctx, request, { items: [plainItem('processing', 'restricted', ctx.now)] })
}
