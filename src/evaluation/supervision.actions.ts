import { askComplaintFigures } from '../complaints/index.ts'
import { shanghaiDay } from '../kernel/calendar/day.rules.ts'
import type { Ctx } from '../kernel/context.ts'
import { inTransaction } from '../kernel/db/transaction.ts'
import { record } from '../kernel/fact/record.ts'
import { newId } from '../kernel/id.ts'
import type { PlanChapter } from './plan.contract.ts'
import { tallyClocks } from './supervision-clock.store.ts'
import type { Supervision, WantedPeriod } from './supervision.contract.ts'
import { periodOf, viewFigures, watchedClocks, type Watched } from './supervision.rules.ts'

/** How the plan stands, from whoever can say what the program does. */
export type PlanStand = { readonly measuredAt: string | null; readonly chapters: readonly PlanChapter[] }

/** Everything that the board shows, of one instant: complaints by their own chapter, clocks by the kernel's record. */
export async function supervise(ctx: Ctx, wanted: WantedPeriod, plan: PlanStand): Promise<Supervision> {
  const period = periodOf(wanted, ctx.now)
  const minimumCount = Number(ctx.rulebook.ruleOf('parameter', 'statistics.minimum-count', today(ctx)).value)
  const filter = { fromAt: period.fromAt, untilAt: period.untilAt, profile: wanted.profile }
  const figures = await askComplaintFigures(ctx, filter, minimumCount)
  const watched = watchedClocks(ctx.rulebook).filter((one) => period.profiles.includes(one.profile))
  const rules = watched.map(({ rule }) => rule)
  const view = viewFigures({ period, figures, watched, clocks: await tallyClocks(ctx, rules, period) })
  return {
    asOf: ctx.now.toISOString(),
    ...view,
    profiles: view.profiles.map((row) => ({
      ...row,
      respond: limitOf(ctx, watched, { profile: row.profile, stage: 'respond' }),
      finish: limitOf(ctx, watched, { profile: row.profile, stage: 'finish' }),
    })),
    merchants: {
      minimumCount,
      rows: figures.merchants.rows.map(({ merchantId, ...row }) => ({ id: merchantId, ...row })),
      others: figures.merchants.others,
    },
    plan: {
      measuredAt: plan.measuredAt,
      chapters: plan.chapters.map(({ id, title, state, counts }) => ({ id, title, state, counts })),
    },
  }
}

const today = (ctx: Ctx): string => shanghaiDay(ctx.now)

/** The limit that is in force today; complaints of the period may have begun under an earlier one. */
function limitOf(ctx: Ctx, watched: readonly Watched[], { profile, stage }: Pick<Watched, 'profile' | 'stage'>) {
  for (const one of watched) {
    if (one.profile !== profile || one.stage !== stage) continue
    const rule = ctx.rulebook.find(one.rule, today(ctx))
    if (rule?.kind === 'clock') return { rule: rule.id, amount: rule.amount, unit: rule.unit }
  }
  return null
}

/** Who took which figures out of the house, and how many: never what they say. */
export async function recordExport(ctx: Ctx, view: Supervision, rows: number): Promise<string> {
  const id = newId('exp')
  const { from, until, profile } = view
  await inTransaction(ctx, (inner) =>
    record(inner, [{ kind: 'supervision.exported', subject: id, data: { from, until, profile, rows } }]),
  )
  return id
}
