import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { askKinds } from '../../kernel/declared/register.actions.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { heldAmong, keepings, type Due, type Keeping } from '../../kernel/keeping/keeping.ts'
import { mayRun, needsTwo, overBefore } from './retention.rules.ts'
import * as store from './retention.store.ts'

export const numberOf = (ctx: Ctx, id: string): number =>
  Number(ctx.rulebook.ruleOf('parameter', id, shanghaiDay(ctx.now)).value)

/** The rule of the rulebook by which a kind of data is over, and since when. */
export function overOf(ctx: Ctx, { kind, table }: Keeping) {
  const found = askKinds().find(({ id }) => id === kind)
  const rule = found && 'keep' in found ? found.keep.rule : undefined
  if (!found || !('keep' in found) || rule === undefined) throw new Error(`${table}: ${kind} has no rule of retention`)
  const { amount, unit } = ctx.rulebook.ruleOf('retention', rule, shanghaiDay(ctx.now))
  return { keep: found.keep, rule, before: overBefore(ctx.now, { amount, unit }) }
}

type Judged = Due & { readonly held: boolean }
const together = 500
/** However much is over, a night looks at so many records of a table. */
const mostLooked = 100_000

/** What is over, page by page, each with whether something holds it. */
export async function* judged(ctx: Ctx, keeping: Keeping, before: Date): AsyncGenerator<readonly Judged[], void> {
  let after: string | null = null
  for (let looked = 0; looked < mostLooked; looked += together) {
    const page: readonly Due[] = await keeping.due(ctx, { before, after, limit: together })
    const held = await heldAmong(ctx, [...new Set(page.flatMap(({ about }) => about))], before)
    yield page.map((one) => ({ ...one, held: one.about.some((id) => held.has(id)) }))
    const last = page.at(-1)
    if (!last || page.length < together) return
    after = last.id
  }
}

/** A night: what was planned before is carried out, then what is over by now is planned. Each table in a transaction of its own. */
export async function runRetention(ctx: Ctx): Promise<void> {
  for (const keeping of keepings())
    await inTransaction(ctx, async (inner) => {
      await carryOut(inner, keeping)
      await plan(inner, keeping)
    })
}

async function plan(ctx: Ctx, keeping: Keeping): Promise<void> {
  if (await store.holdOpen(ctx, keeping.table)) return
  const { before } = overOf(ctx, keeping)
  let [due, held] = [0, 0]
  for await (const page of judged(ctx, keeping, before)) {
    due += page.length
    held += page.filter((one) => one.held).length
  }
  if (due === held) return
  const total = await keeping.total(ctx)
  const two = needsTwo(due - held, total, numberOf(ctx, 'retention.two-person-share'))
  const [id, target] = [newId('rtp'), keeping.table]
  await store.insert(ctx, { id, target, made_at: ctx.now, before, due, held, total, needs_two: two, state: 'planned' })
  const data = { target, due, held, total, needsTwo: two }
  await record(ctx, [{ kind: 'privacy.retention-planned', subject: id, data }])
}

/** No more than was planned and no more than a night may; what is held by now stays. The plan ends when nothing of it is left. */
async function carryOut(ctx: Ctx, keeping: Keeping): Promise<void> {
  const row = await store.holdOpen(ctx, keeping.table)
  if (!row) return
  const approvals = (await store.approvalsOf(ctx, row.id)).length
  if (!mayRun(row, { approvals, hours: numberOf(ctx, 'retention.notice-hours'), now: ctx.now })) return
  const most = Math.min(numberOf(ctx, 'retention.nightly-cap'), row.due - row.held - row.removed)
  const ids: string[] = []
  for await (const page of judged(ctx, keeping, row.before)) {
    ids.push(...page.filter(({ held }) => !held).map(({ id }) => id))
    if (ids.length >= most) break
  }
  const gone = ids.length === 0 ? 0 : await keeping.remove(ctx, ids.slice(0, most))
  const removed = row.removed + gone
  const over = ids.length < most || removed >= row.due - row.held
  await store.update(ctx, row.id, { removed, ...(over && { state: 'done', done_at: ctx.now }) })
  const data = { target: row.target, removed: gone, inAll: removed, over }
  await record(ctx, [{ kind: 'privacy.retention-run', subject: row.id, data }])
}
