import type { Rule, RuleKind, RuleOf } from './rulebook.contract.ts'

/** Only what was read in a statute, or what we promised ourselves, may stop anybody; the rest may warn. */
export const mayBlock = (rule: Pick<Rule, 'confidence'>): boolean =>
  rule.confidence === 'T' || rule.confidence === 'policy'

export const isInForce = (version: { from: string; until?: string | undefined }, onDay: string): boolean =>
  version.from <= onDay && (version.until === undefined || onDay <= version.until)

export const isKind = <K extends RuleKind>(rule: Rule, kind: K): rule is RuleOf<K> => rule.kind === kind

/** May this reason stop a clock of this rule? A statutory clock stops only for a reason that says so. */
export const mayPause = (
  pause: Pick<RuleOf<'pause'>, 'stops' | 'classes' | 'times'>,
  clock: Pick<RuleOf<'clock'>, 'stage' | 'class'>,
): boolean => pause.times !== 'never' && pause.stops.includes(clock.stage) && pause.classes.includes(clock.class)
