import { peopleWithRole } from '../../kernel/access/people.ts'
import { hourMs } from '../../kernel/calendar/span.ts'
import type { Actor, Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import type { Role } from '../../kernel/role.contract.ts'
import { ask } from './ask.actions.ts'
import { listOf } from './request.store.ts'
import { settle, takeUp } from './step.actions.ts'

/** One that was answered, one that waits for the officer. */
export async function demoRequests(ctx: Ctx): Promise<void> {
  const [consumer] = await peopleWithRole(ctx, ['consumer'])
  const [officer] = await peopleWithRole(ctx, ['privacy-officer'])
  if (!consumer || !officer) return
  if ((await listOf(ctx, consumer.id, { after: null, limit: 1 })).length > 0) return
  const person = as(consumer.id, 'consumer', consumer.consumerId)
  const earlier = (hours: number) => new Date(ctx.now.getTime() - hours * hourMs)
  const wish = '我搬家了，收货人电话还是旧的号码，请改成账号里现在的号码。'
  const first = await act(ctx, person, earlier(70), (inner) =>
    ask(inner, { type: 'correction', wish, files: [], items: [], session: null }),
  )
  const by = as(officer.id, 'privacy-officer', null)
  const taken = await act(ctx, by, earlier(60), (inner) => takeUp(inner, { id: first.id, version: first.version }))
  const text = '已按账号里的号码更正，之后的包裹和通知都使用新号码。旧号码不再用于联系。'
  await act(ctx, by, earlier(52), (inner) =>
    settle(inner, { id: taken.id, version: taken.version, outcome: 'done', text, files: [] }),
  )
  await act(ctx, person, earlier(5), (inner) =>
    ask(inner, {
      type: 'automated',
      wish: '系统提示我的投诉“疑似重复”，可是两次买的是不同的水壶，请人工看一下。',
      files: [],
      items: [],
      session: null,
    }),
  )
}

const act = <T>(ctx: Ctx, actor: Actor, now: Date, work: (inner: Ctx) => Promise<T>): Promise<T> =>
  inTransaction({ ...ctx, actor, now }, work)
const as = (id: string, role: Role, consumerId: string | null): Actor => ({
  id,
  kind: 'person',
  roles: [role],
  consumerId,
  merchantId: null,
  scopes: [],
})
