import { namesOf } from '../../kernel/access/people.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { keepings, type Keeping } from '../../kernel/keeping/keeping.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import type { z } from 'zod'
import type { approveRetention, RetentionPlan, RetentionTarget } from './retention.contract.ts'
import { planState, runsFrom } from './retention.rules.ts'
import * as store from './retention.store.ts'
import { judged, numberOf, overOf } from './run.actions.ts'

export async function showRetention(ctx: Ctx) {
  const open = await store.listOpen(ctx)
  const targets: z.input<typeof RetentionTarget>[] = []
  for (const keeping of keepings()) {
    const row = open.find(({ target }) => target === keeping.table)
    const { keep, rule } = overOf(ctx, keeping)
    const last = await store.lastDone(ctx, keeping.table)
    targets.push({
      table: keeping.table,
      title: { ...keeping.title },
      keep: { zh: keep.zh, en: keep.en },
      rule,
      plan: row ? await planView(ctx, keeping, row) : null,
      last: last?.done_at ? { at: last.done_at.toISOString(), removed: last.removed } : null,
    })
  }
  return { cap: numberOf(ctx, 'retention.nightly-cap'), targets }
}

const sampleSize = 10
async function planView(ctx: Ctx, keeping: Keeping, row: store.PlanRow): Promise<z.input<typeof RetentionPlan>> {
  const approvals = await store.approvalsOf(ctx, row.id)
  const names = await namesOf(
    ctx,
    approvals.map(({ by }) => by),
  )
  const first = await judged(ctx, keeping, row.before).next()
  return {
    id: row.id,
    madeAt: row.made_at.toISOString(),
    before: row.before.toISOString(),
    due: row.due,
    held: row.held,
    total: row.total,
    needsTwo: row.needs_two,
    approvals: approvals.map(({ by, at }) => {
      return { by: names.get(by) ?? null, at: at.toISOString(), mine: by === ctx.actor.id }
    }),
    removed: row.removed,
    runsFrom: runsFrom(row.made_at, numberOf(ctx, 'retention.notice-hours')).toISOString(),
    state: planState(row, approvals.length),
    sample: (first.done ? [] : first.value).slice(0, sampleSize).map(({ id, since, held }) => {
      return { id, since: since.toISOString(), held }
    }),
  }
}

/** Each person once; who agreed saw as many as there are in the plan. */
export async function agree(ctx: Ctx, { id, due }: Input<typeof approveRetention>) {
  const row = found(await store.hold(ctx, id), 'retention-plan')
  if (row.state === 'done') return refuse('retention.plan-over')
  if (!row.needs_two) return refuse('retention.no-approval-needed')
  if (row.due !== due) return refuse('retention.plan-changed', { field: 'due' })
  if (!(await store.approve(ctx, id))) return refuse('retention.agreed-already')
  const approvals = (await store.approvalsOf(ctx, id)).length
  const data = { target: row.target, approvals }
  await record(ctx, [{ kind: 'privacy.retention-approved', subject: id, data }])
  return { approvals }
}
