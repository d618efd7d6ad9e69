import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { askFields, askKinds } from '../../kernel/declared/register.actions.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { isInForce, isKind } from '../../kernel/rulebook/rulebook.rules.ts'
import type { Role } from '../../kernel/role.contract.ts'
import type { Field, FieldFilter, Kind, listFields, Processing } from './fields.contract.ts'
import { fieldView, fits, isPersonal, kindOfReadField, kindView, processingOf } from './fields.rules.ts'

export const kindsById = (): ReadonlyMap<string, Kind> => new Map(askKinds().map((kind) => [kind.id, kindView(kind)]))

export async function registerOf(ctx: Ctx): Promise<{ fields: Field[]; kinds: ReadonlyMap<string, Kind> }> {
  const kinds = kindsById()
  return { fields: (await askFields(ctx)).map((field) => fieldView(field, kinds)), kinds }
}

export async function fittingFields(ctx: Ctx, wanted: FieldFilter) {
  const { fields, kinds } = await registerOf(ctx)
  return { fields: fields.filter((field) => fits(field, wanted, kinds)), kinds }
}

/** The list changes with a migration only, so a page goes on behind the name of the last field. */
export async function pageOfFields(ctx: Ctx, { cursor, limit, ...wanted }: Input<typeof listFields>) {
  const { fields, kinds } = await fittingFields(ctx, wanted)
  const from = cursor === undefined ? 0 : fields.findIndex(({ id }) => id === cursor) + 1
  const rows = fields.slice(from, from + limit)
  const more = fields.length > from + limit
  return { rows, next: more ? (rows.at(-1)?.id ?? null) : null, total: fields.length, kinds: [...kinds.values()] }
}

export async function recordOfProcessing(ctx: Ctx): Promise<{ on: string; rows: Processing[] }> {
  const { fields, kinds } = await registerOf(ctx)
  return { on: shanghaiDay(ctx.now), rows: processingOf(fields, kinds, (kind) => readersOf(ctx, kind)) }
}

/** The roles that a rule in force lets read this kind of data in the open, for some purpose and with a case of their own. */
function readersOf(ctx: Ctx, kind: string): Role[] {
  const today = shanghaiDay(ctx.now)
  const grants = ctx.rulebook.all
    .filter((rule) => isKind(rule, 'reading'))
    .filter((rule) => isInForce(rule, today))
    .flatMap((rule) => rule.grants)
  const opening = grants.filter(({ fields }) => fields.some((field) => kindOfReadField[field] === kind))
  return [...new Set(opening.flatMap(({ roles }) => roles))]
}

/** What anybody may know: no names of tables, and how long in years where a rule of the rulebook says so. */
export async function noticeOf(ctx: Ctx) {
  const { fields, kinds } = await registerOf(ctx)
  const personal = fields.filter(isPersonal)
  const today = shanghaiDay(ctx.now)
  const shown = [...kinds.values()].flatMap((kind) => {
    const where = [...new Set(personal.filter((one) => one.kind === kind.id).map(({ capability }) => capability))]
    return where.length === 0 || kind.category === null ? [] : { ...kind, where, years: yearsOf(ctx, kind, today) }
  })
  return {
    on: today,
    categories: [...Map.groupBy(shown, ({ category }) => category)].flatMap(([category, list]) =>
      category === null ? [] : { category, kinds: list },
    ),
  }
}

function yearsOf(ctx: Ctx, { keep }: Kind, today: string): number | null {
  if (!keep?.rule) return null
  const { amount, unit } = ctx.rulebook.ruleOf('retention', keep.rule, today)
  return unit === 'year' ? amount : amount / 12
}
