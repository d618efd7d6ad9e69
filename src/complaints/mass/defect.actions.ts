import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { Words } from '../../kernel/route.contract.ts'
import { wordsFound } from '../../kernel/rulebook/wording.rules.ts'
import { isInForce, isKind } from '../../kernel/rulebook/rulebook.rules.ts'

/** Faults as people write them: one list of words each, `complaint.defect.*` of the rulebook. */
const prefix = 'complaint.defect.'

/** The faults that a text speaks of; what is denied is none. */
export function defectsIn({ rulebook, now }: Ctx, text: string): string[] {
  const day = shanghaiDay(now)
  return rulebook.all.flatMap((rule) =>
    isKind(rule, 'wording') && rule.id.startsWith(prefix) && isInForce(rule, day) && wordsFound(text, rule).length > 0
      ? [rule.id.slice(prefix.length)]
      : [],
  )
}

export const defectWords = ({ rulebook }: Ctx, code: string): Words =>
  rulebook.history(`${prefix}${code}`).at(-1)?.title ?? { zh: code, en: code }
