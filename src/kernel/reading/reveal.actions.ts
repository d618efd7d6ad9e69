import { shanghaiDay } from '../calendar/day.rules.ts'
import { dayMs } from '../calendar/span.ts'
import type { Ctx } from '../context.ts'
import { inTransaction } from '../db/transaction.ts'
import { record } from '../fact/record.ts'
import { newId } from '../id.ts'
import { found, Refusal, type RefusalParams } from '../refusal.ts'
import { isRestricted, whyNotUsed } from '../consent/register.ts'
import { roleWords } from '../role.contract.ts'
import type { RuleOf } from '../rulebook/rulebook.contract.ts'
import { isKind } from '../rulebook/rulebook.rules.ts'
import { purposeWords, type Purpose, type ReadField } from './reading-rule.contract.ts'
import { fieldWords } from './reading-words.contract.ts'
import type { OpenedPerson } from './reading.contract.ts'
import { whyNotAfford, whyNotRead, type Asker, type Budget, type Not, type Wishes } from './reading.rules.ts'
import * as store from './reading.store.ts'
import { sourceOf, type CaseOfPerson, type Plain, type ReadingSources } from './source.ts'

export type Wish = { readonly case: string; readonly purpose: Purpose; readonly fields: readonly ReadField[] }
type Answer = { readonly opened: OpenedPerson } | { readonly refusal: Refusal }

/**
 * Personal data in the open, for a purpose that the case gives. What was decided is recorded in the transaction that opens the values: no
 * record, no data. A refusal is recorded too, hence this opens its own transaction, and says no after it is kept.
 */
export async function reveal(ctx: Ctx, sources: ReadingSources, wish: Wish): Promise<OpenedPerson> {
  if (ctx.db.isTransaction) throw new Error('reveal: a refusal that is rolled back is not recorded')
  const answer = await inTransaction(ctx, (inner) => decide(inner, sources, wish))
  if ('refusal' in answer) throw answer.refusal
  return answer.opened
}

async function decide(ctx: Ctx, sources: ReadingSources, wish: Wish): Promise<Answer> {
  await store.holdReader(ctx)
  const source = sourceOf(sources, wish.case)
  const of = source && (await source.standing(ctx, wish.case))
  if (!source || !of) return refusedUnknown(ctx, wish)
  const rule = ruleFor(ctx, wish.purpose)
  const not = whyNotRead(rule, askerOf(ctx, of, await wishesOf(ctx, of.person, rule)), wish.fields)
  if (not) return refused(ctx, wish, { of, rule, not })
  const open = await store.standing(ctx, { ...wish, caseId: wish.case })
  if (open) return opened(open, wish.fields, await source.open(ctx, wish.case))
  const budget = budgetOf(ctx)
  const spent = await store.spentOf(ctx, { ...wish, caseId: wish.case })
  const short = whyNotAfford(budget, spent, wish.fields)
  if (short) return refused(ctx, wish, { of, rule, not: short, budget })
  const reading = await keep(ctx, wish, { of, rule, not: null })
  return opened(reading, wish.fields, await source.open(ctx, wish.case))
}

/** The rule in force for a purpose; null when there is none, and then nothing is read. */
export function ruleFor(ctx: Ctx, purpose: Purpose): RuleOf<'reading'> | null {
  const rule = ctx.rulebook.find(`reading.${purpose}`, shanghaiDay(ctx.now))
  return rule && isKind(rule, 'reading') ? rule : null
}

/** What the person wished, as far as the rule asks for it; of somebody unknown nothing is known. */
export const wishesOf = async (ctx: Ctx, person: string, rule: RuleOf<'reading'> | null): Promise<Wishes> => ({
  isRestricted: await isRestricted(ctx, person),
  hasConsented: rule?.consent === undefined || (await whyNotUsed(ctx, person, rule.consent)) === null,
})

export const askerOf = ({ actor, now }: Ctx, { closedAt, ...standing }: CaseOfPerson, wishes: Wishes): Asker => ({
  roles: actor.roles,
  wishes,
  standing: {
    ...standing,
    closedDays: closedAt === null ? null : Math.floor((now.getTime() - closedAt.getTime()) / dayMs),
  },
})

function budgetOf(ctx: Ctx): Budget {
  return {
    hour: numberOf(ctx, 'budget-hour'),
    day: numberOf(ctx, 'budget-day'),
    field: numberOf(ctx, 'budget-field'),
  }
}
const numberOf = ({ rulebook, now }: Ctx, id: string): number =>
  Number(rulebook.ruleOf('parameter', `reading.${id}`, shanghaiDay(now)).value)

type Decided = {
  readonly of: CaseOfPerson
  readonly rule: RuleOf<'reading'> | null
  readonly not: Not | null
  readonly budget?: Budget
}
async function keep(ctx: Ctx, wish: Wish, { of, rule, not }: Decided): Promise<store.Reading> {
  const until = not ? null : new Date(ctx.now.getTime() + numberOf(ctx, 'minutes') * 60_000)
  const reading: store.Reading = {
    id: newId('rdg'),
    at: ctx.now,
    until,
    reader: ctx.actor.id,
    role: ctx.actor.roles[0] ?? null,
    purpose: wish.purpose,
    caseId: wish.case,
    person: of.person,
    fields: wish.fields,
    refused: not?.why ?? null,
    rule: rule?.id ?? null,
  }
  await store.insert(ctx, reading)
  await record(ctx, [
    {
      kind: not ? 'personal.read-refused' : 'personal.read',
      subject: wish.case,
      purpose: wish.purpose,
      data: {
        reading: reading.id,
        purpose: wish.purpose,
        fields: [...wish.fields],
        rule: reading.rule,
        ...(not && { why: not.why }),
      },
    },
  ])
  return reading
}

async function refused(ctx: Ctx, wish: Wish, decided: Decided & { readonly not: Not }): Promise<Answer> {
  await keep(ctx, wish, decided)
  return { refusal: refusalFor(wish.purpose, decided) }
}

/** A case that does not exist for the reader: what was typed is not kept, that somebody tried is. */
async function refusedUnknown(ctx: Ctx, { purpose, fields }: Wish): Promise<Answer> {
  const data = { purpose, fields: [...fields], rule: null, why: 'not-found' }
  await record(ctx, [{ kind: 'personal.read-refused', subject: ctx.actor.id, purpose, data }])
  return { refusal: new Refusal('not-found', { noun: 'case' }) }
}

/** Which of the conditions failed, and what can be done about it. */
export function refusalFor(purpose: Purpose, { of, rule, not, budget }: Decided & { readonly not: Not }): Refusal {
  const words = purposeWords[purpose]
  const roles = [
    ...new Set((rule?.grants ?? []).filter((grant) => grant.case === of.kind).flatMap((grant) => grant.roles)),
  ]
  const most = { 'hour-spent': budget?.hour, 'day-spent': budget?.day, 'field-spent': budget?.field }
  const params: RefusalParams = {
    purpose,
    purposeZh: words.zh,
    purposeEn: words.en,
    rolesZh: roles.map((role) => roleWords[role].zh).join('、'),
    rolesEn: roles.map((role) => roleWords[role].en).join(', '),
    days: rule?.closedDays ?? 0,
    most: not.why in most ? (most[not.why as keyof typeof most] ?? 0) : 0,
    ...(not.field && { field: 'fields', fieldZh: fieldWords[not.field].zh, fieldEn: fieldWords[not.field].en }),
  }
  return new Refusal(`reading.${not.why}`, params)
}

function opened(reading: store.Reading, fields: readonly ReadField[], plain: Plain): Answer {
  const until = found(reading.until, 'reading')
  return {
    opened: {
      number: numberShown(reading.id),
      at: reading.at.toISOString(),
      until: until.toISOString(),
      values: fields.flatMap((field) => {
        const value = plain[field] ?? null
        return value === null || value === '' ? [] : [{ field, value }]
      }),
    },
  }
}

/** The last ten letters of the id, which are random: `7K3M9-Q2FA1`. */
export function numberShown(id: string): string {
  const letters = id.slice(-10).toUpperCase()
  return `${letters.slice(0, 5)}-${letters.slice(5)}`
}
