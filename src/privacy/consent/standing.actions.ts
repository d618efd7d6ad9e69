import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { ConsentRegister } from '../../kernel/consent/register.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Said } from '../../kernel/consent/purpose.rules.ts'
import type { RuleOf } from '../../kernel/rulebook/rulebook.contract.ts'
import { isInForce, isKind } from '../../kernel/rulebook/rulebook.rules.ts'
import type { Notice } from './consent.contract.ts'
import { isOutdated } from './consent.rules.ts'
import * as store from './consent.store.ts'
import * as notices from './notice.store.ts'

export type PurposeRule = RuleOf<'purpose'>
export const purposeOf = ({ id }: Pick<PurposeRule, 'id'>): string => id.replace('purpose.', '')

/** The purposes of the rulebook that are in force, in its order. */
export const purposesNow = ({ rulebook, now }: Ctx): PurposeRule[] =>
  rulebook.all
    .filter((rule): rule is PurposeRule => isKind(rule, 'purpose'))
    .filter((rule) => isInForce(rule, shanghaiDay(now)))

/** Under fourteen on this day. */
export async function isMinor(ctx: Ctx, consumer: string): Promise<boolean> {
  const until = await store.minorUntil(ctx, consumer)
  return until !== null && shanghaiDay(ctx.now) < until
}

/** What a person said, held against what they were told then and what holds now. */
export function saidOf(ctx: Ctx, row: store.ConsentRow | undefined, of: SaidOf): Said | null {
  if (!row) return null
  const agreedTo = of.published.find(({ id }) => id === row.notice_id) ?? null
  const versions = of.published.filter(
    ({ purpose, audience }) => purpose === row.purpose && audience === (agreedTo?.audience ?? 'everyone'),
  )
  const outdated = isOutdated(agreedTo, { versions, uses: of.rule.uses, day: shanghaiDay(ctx.now) })
  return { given: row.given, separate: row.separate, byGuardian: row.by_guardian, outdated }
}
type SaidOf = { readonly rule: PurposeRule; readonly published: readonly Notice[] }

/** What the kernel asks before anything is done for a purpose. */
export const consentRegister: ConsentRegister = async (ctx, person, rule) => {
  const row = await store.find(ctx, person, purposeOf(rule))
  const published = row?.given ? await notices.list(ctx, row.purpose) : []
  return { said: saidOf(ctx, row, { rule, published }), isMinor: await isMinor(ctx, person) }
}
