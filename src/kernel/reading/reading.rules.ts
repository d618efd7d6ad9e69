import type { Role } from '../role.contract.ts'
import type { RuleOf } from '../rulebook/rulebook.contract.ts'
import type { CaseKind, ReadField, Tie, WhyNot } from './reading-rule.contract.ts'

/** The case as the decision sees it: what it is, and what ties the reader to it. */
export type Standing = {
  readonly kind: CaseKind
  readonly type: string | null
  readonly ties: readonly Tie[]
  /** The reader is a side of it, whatever else he is. */
  readonly isSide: boolean
  /** Whole days since it was closed; null while it is open. */
  readonly closedDays: number | null
}
/** What the person whose data it is has said: that it is to be stored and no more, that they agree. */
export type Wishes = { readonly isRestricted: boolean; readonly hasConsented: boolean }
export type Asker = { readonly roles: readonly Role[]; readonly standing: Standing; readonly wishes: Wishes }
export type Spent = {
  readonly hour: number
  readonly day: number
  readonly ofField: ReadonlyMap<ReadField, number>
}
export type Budget = { readonly hour: number; readonly day: number; readonly field: number }
export type Not = { readonly why: WhyNot; readonly field?: ReadField }

type Rule = Pick<RuleOf<'reading'>, 'grants' | 'closedDays' | 'whileRestricted' | 'consent'>

/**
 * Why these fields may not be read for this purpose; null when they may. Everything must hold at once, and what no rule names is no:
 * the order is from what the reader can never change to what passes by itself.
 */
export function whyNotRead(rule: Rule | null, asker: Asker, fields: readonly ReadField[]): Not | null {
  if (rule === null) return { why: 'purpose-unknown' }
  const { roles, standing, wishes } = asker
  if (standing.isSide) return { why: 'own-case' }
  const fitting = rule.grants.filter((grant) => grant.case === standing.kind && isOfType(grant.types, standing.type))
  if (fitting.length === 0) return { why: 'case-unfit' }
  const mine = fitting.filter((grant) => grant.roles.some((role) => roles.includes(role)))
  if (mine.length === 0) return { why: 'role' }
  const tied = mine.filter((grant) => grant.ties.some((tie) => standing.ties.includes(tie)))
  if (tied.length === 0) return { why: 'no-tie' }
  // Only whoever handles the case hears what the person wished.
  if (wishes.isRestricted && !rule.whileRestricted) return { why: 'restricted' }
  if (rule.consent !== undefined && !wishes.hasConsented) return { why: 'no-consent' }
  if (standing.closedDays !== null && standing.closedDays > rule.closedDays) return { why: 'closed' }
  const beyond = fields.find((field) => !tied.some((grant) => grant.fields.includes(field)))
  return beyond === undefined ? null : { why: 'field', field: beyond }
}
const isOfType = (types: readonly string[] | undefined, type: string | null): boolean =>
  types === undefined || (type !== null && types.includes(type))

/** Which of these fields somebody may read for a purpose, the budget aside: what a page offers. */
export const readable = (rule: Rule | null, asker: Asker, fields: readonly ReadField[]): readonly ReadField[] =>
  fields.filter((field) => whyNotRead(rule, asker, [field]) === null)

/** A budget that is spent refuses what would be allowed; the next read of one over the limit is the first that is refused. */
export function whyNotAfford(budget: Budget, spent: Spent, fields: readonly ReadField[]): Not | null {
  if (spent.hour >= budget.hour) return { why: 'hour-spent' }
  if (spent.day >= budget.day) return { why: 'day-spent' }
  const often = fields.find((field) => (spent.ofField.get(field) ?? 0) >= budget.field)
  return often === undefined ? null : { why: 'field-spent', field: often }
}

/** An example of the rulebook, answered by the decision itself. */
export function exampleWhyNot(rule: Rule, example: RuleOf<'reading'>['examples'][number]): WhyNot | null {
  const standing: Standing = {
    kind: example.case,
    type: example.type ?? null,
    ties: example.tie === undefined ? [] : [example.tie],
    isSide: false,
    closedDays: example.closedDays ?? null,
  }
  const wishes = { isRestricted: example.restricted ?? false, hasConsented: !example.withoutConsent }
  return whyNotRead(rule, { roles: [example.role], standing, wishes }, [example.field])?.why ?? null
}
