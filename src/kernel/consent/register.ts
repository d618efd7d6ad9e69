import { shanghaiDay } from '../calendar/day.rules.ts'
import type { Capability } from '../capability.ts'
import type { Ctx } from '../context.ts'
import type { RuleOf } from '../rulebook/rulebook.contract.ts'
import { isKind } from '../rulebook/rulebook.rules.ts'
import type { PurposeName, WhyNotUse } from './purpose-rule.contract.ts'
import { whyNotUse, type Said } from './purpose.rules.ts'

/** What a register of consents knows of a person. */
export type ConsentRegister = (
  ctx: Ctx,
  person: string,
  rule: RuleOf<'purpose'>,
) => Promise<{ readonly said: Said | null; readonly isMinor: boolean }>
/** Whether the processing of somebody's data is restricted. */
export type RestrictionRegister = (ctx: Ctx, person: string) => Promise<boolean>

// Filled once by app.ts; a process has one set of capabilities.
let consents: readonly ConsentRegister[] = []
let restrictions: readonly RestrictionRegister[] = []

export function plugInPersonRights(all: readonly Pick<Capability, 'consents' | 'restricts'>[]): void {
  consents = all.flatMap((one) => one.consents ?? [])
  restrictions = all.flatMap((one) => one.restricts ?? [])
  if (consents.length > 1) throw new Error('two capabilities keep consents')
}

/** Kept by storage alone, at the wish of the person or after an erasure that a law forbids. Any register that says so is enough. */
export async function isRestricted(ctx: Ctx, person: string): Promise<boolean> {
  for (const asked of restrictions) if (await asked(ctx, person)) return true
  return false
}

/** The rule in force for a purpose; null when there is none, and then nothing is done for it. */
export function purposeRule({ rulebook, now }: Pick<Ctx, 'rulebook' | 'now'>, purpose: PurposeName) {
  const rule = rulebook.find(`purpose.${purpose}`, shanghaiDay(now))
  return rule && isKind(rule, 'purpose') ? rule : null
}

/**
 * Why data of this person may not be used for a purpose now; null when it may. Asked when a thing is planned and again when it is done:
 * what was queued in between is not done after a withdrawal.
 */
export async function whyNotUsed(ctx: Ctx, person: string, purpose: PurposeName): Promise<WhyNotUse | null> {
  const rule = purposeRule(ctx, purpose)
  if (rule === null || rule.mode === 'necessary') return whyNotUse(rule, { ...nothing, isRestricted: false })
  const known = (await consents[0]?.(ctx, person, rule)) ?? nothing
  return whyNotUse(rule, { ...known, isRestricted: await isRestricted(ctx, person) })
}
const nothing = { said: null, isMinor: false } as const
