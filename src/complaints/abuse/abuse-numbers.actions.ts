import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { SignKind } from './abuse.contract.ts'
import type { Thresholds } from './sign.rules.ts'

type Reader = Pick<Ctx, 'rulebook' | 'now'>

/** A number of the rulebook (`abuse.…`), as it stands today. */
export const numberOf = (ctx: Reader, id: string): number => Number(ruleFor(ctx, id).value)
const ruleFor = (ctx: Reader, id: string) => ctx.rulebook.ruleOf('parameter', `abuse.${id}`, shanghaiDay(ctx.now))

/** By which rule each sign is one. */
export const signRules: Readonly<Record<SignKind, string>> = {
  'same-text': 'same-text-shops',
  'evidence-reused': 'evidence-reused',
  'over-claimed': 'over-claimed',
  'withdrawn-after-asking': 'withdrawn-after-asking',
  'denied-delivery': 'denied-delivery',
  unfounded: 'unfounded',
  'rival-shops': 'rival-shops',
}
export function thresholdsOf(ctx: Reader): Thresholds {
  const of = (kind: SignKind): number => numberOf(ctx, signRules[kind])
  return {
    'same-text': of('same-text'),
    'evidence-reused': of('evidence-reused'),
    'over-claimed': of('over-claimed'),
    'withdrawn-after-asking': of('withdrawn-after-asking'),
    'denied-delivery': of('denied-delivery'),
    unfounded: of('unfounded'),
    'rival-shops': of('rival-shops'),
    times: numberOf(ctx, 'over-claimed-times'),
  }
}
export const confidenceOf = (ctx: Reader, kind: SignKind) => ruleFor(ctx, signRules[kind]).confidence
