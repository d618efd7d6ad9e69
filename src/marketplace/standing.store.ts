import { sql } from 'kysely'
import { shanghaiDay } from '../kernel/calendar/day.rules.ts'
import { dayMs } from '../kernel/calendar/span.ts'
import type { Ctx } from '../kernel/context.ts'
import type { Matter } from '../kernel/person/standing.ts'

const most = 100
/** Paid for and not yet delivered. What nobody told anything about for long is not waited for for ever. */
export async function openOrders({ db, now, rulebook }: Ctx, ids: readonly string[]): Promise<Matter[]> {
  const days = Number(rulebook.ruleOf('parameter', 'erasure.open-order-days', shanghaiDay(now)).value)
  const { rows } = await sql<{ id: string; number: string }>`
    select id, external_id as number from marketplace."order"
    where consumer_id = any(${[...ids]}::text[]) and status in ('paid', 'shipped') and removed_at is null
      and as_of > ${new Date(now.getTime() - days * dayMs)}
    order by id limit ${most}`.execute(db)
  return rows.map(({ id, number }) => ({
    id,
    number,
    title: { zh: '还没有收货的订单', en: 'An order that was not delivered yet' },
    href: `/orders/${id}`,
  }))
}
