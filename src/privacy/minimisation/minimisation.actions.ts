import { namesOf } from '../../kernel/access/people.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { dayMs } from '../../kernel/calendar/span.ts'
import type { Ctx } from '../../kernel/context.ts'
import { countTables, mostCounted } from '../../kernel/declared/register.actions.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { keepings } from '../../kernel/keeping/keeping.ts'
import { readFields } from '../../kernel/reading/reading-rule.contract.ts'
import { askUsage } from '../../kernel/reading/usage.actions.ts'
import { refuse } from '../../kernel/refusal.ts'
import { isInForce, isKind } from '../../kernel/rulebook/rulebook.rules.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { registerOf } from '../fields/fields.actions.ts'
import { isPersonal } from '../fields/fields.rules.ts'
import * as retention from '../retention/retention.store.ts'
import type { reviewMinimisation } from './minimisation.contract.ts'
import { emptyColumns, unclearedTables } from './minimisation.rules.ts'
import * as store from './minimisation.store.ts'

const days = 92

export async function showMinimisation(ctx: Ctx) {
  const { fields, kinds } = await registerOf(ctx)
  // What is swept within days is empty most of the time, and that is right.
  const personal = fields.filter((field) => isPersonal(field) && field.kind !== 'passing')
  const tables = Map.groupBy(personal, ({ table }) => table)
  const counts = await countTables(
    ctx,
    new Map([...tables].map(([table, inside]) => [table, inside.map(({ column }) => column)])),
  )
  const cleared = new Set(keepings().map(({ table }) => table))
  const plans = await retention.listOpen(ctx)
  const report = {
    empty: emptyColumns(personal, counts, mostCounted),
    ...(await unusedReads(ctx)),
    over: plans.map(({ target: table, due, held, removed }) => ({ table, due: due - held - removed })),
    uncleared: unclearedTables(personal, kinds, { counts, cleared }),
  }
  const findings = Object.values(report).reduce((sum, list) => sum + list.length, 0)
  return { at: ctx.now.toISOString(), days, ...report, findings, reviewed: await lastReview(ctx) }
}

/** What rules let people read, and nobody read: for its purpose, or at all. */
async function unusedReads(ctx: Ctx) {
  const used = await askUsage(ctx, new Date(ctx.now.getTime() - days * dayMs))
  const today = shanghaiDay(ctx.now)
  const rules = ctx.rulebook.all.filter((rule) => isKind(rule, 'reading')).filter((rule) => isInForce(rule, today))
  const granted = new Set(rules.flatMap(({ grants }) => grants.flatMap((grant) => grant.fields)))
  return {
    unread: readFields
      .filter((field) => granted.has(field) && !used.some((one) => one.field === field))
      .map((field) => ({ field })),
    idle: rules
      .filter(({ grants, purpose }) => grants.length > 0 && !used.some((one) => one.purpose === purpose))
      .map(({ id: rule, purpose }) => ({ purpose, rule })),
  }
}

async function lastReview(ctx: Ctx) {
  const row = await store.last(ctx)
  if (!row) return null
  const names = await namesOf(ctx, [row.by])
  return { at: row.at.toISOString(), by: names.get(row.by) ?? null, findings: row.findings }
}

/** Reviewed is the report that was on the page. */
export async function confirmReview(ctx: Ctx, { findings }: Input<typeof reviewMinimisation>) {
  const now = await showMinimisation(ctx)
  if (now.findings !== findings) return refuse('minimisation.changed', { field: 'findings' })
  const id = newId('pmr')
  await store.insert(ctx, { id, at: ctx.now, by: ctx.actor.id, findings })
  await record(ctx, [{ kind: 'privacy.minimised', subject: id, data: { findings } }])
  const names = await namesOf(ctx, [ctx.actor.id])
  return { at: ctx.now.toISOString(), by: names.get(ctx.actor.id) ?? null, findings }
}
