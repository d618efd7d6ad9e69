import { shanghaiDay } from '../kernel/calendar/day.rules.ts'
import type { Ctx } from '../kernel/context.ts'
import { categoryOf } from './category.rules.ts'
import { workdaysUpTo, type FigureFilter } from './figures.rules.ts'
import * as store from './figures.store.ts'
import { merchantNames } from './orders.actions.ts'

/** Shops of one answer at most; with names asked for once. */
export const mostMerchants = 200

/** All complaints of a period in numbers; nothing in the answer leads to a person. `atLeast`: below it a shop is not named. */
export async function askComplaintFigures(ctx: Ctx, filter: FigureFilter, atLeast: number) {
  const firstDay = shanghaiDay(filter.fromAt)
  const workdays = workdaysUpTo(ctx.rulebook.calendar, firstDay, ctx.now)
  const [counts, spans, merchants] = await Promise.all([
    store.countLines(ctx, filter),
    store.medianSpans(ctx, filter, { firstDay, workdays }),
    store.merchantLines(ctx, filter, { atLeast, limit: mostMerchants }),
  ])
  const names = await merchantNames(
    ctx,
    merchants.rows.map(({ merchantId }) => merchantId),
  )
  return {
    counts: counts.map((line) => ({ ...line, categoryTitle: categoryOf(line.category).title })),
    spans,
    merchants: {
      rows: merchants.rows.map((row) => ({ ...row, name: names.get(row.merchantId) ?? row.merchantId })),
      others: merchants.others,
    },
  }
}
export type ComplaintFigures = Awaited<ReturnType<typeof askComplaintFigures>>
