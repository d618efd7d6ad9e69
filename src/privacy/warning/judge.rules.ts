import type { AccessEvent } from '../../kernel/watch/access-event.ts'
import { levelOf, type Reckoned } from '../../kernel/watch/signal.rules.ts'
import type { Level } from '../../kernel/watch/signal-rule.contract.ts'
import type { RuleOf } from '../../kernel/rulebook/rulebook.contract.ts'
import { listensTo, reckon, type Sight } from './reckon.rules.ts'

export type SignalRule = RuleOf<'signal'>
/** A signal that was met: by which number, how far back, and from which records. */
export type Met = {
  readonly rule: SignalRule
  readonly level: Level
  readonly found: Reckoned
  readonly records: readonly AccessEvent[]
}
export type Judging = Sight & {
  /** About to leave, or with another role since a fortnight. */
  readonly leaver: boolean
  /** From when on each signal counts: what somebody has looked at already is not counted again. */
  readonly since: ReadonlyMap<string, Date>
}

/** Which signals an event meets. Values in, values out: the very same judges ninety simulated days. */
export const judge = (rules: readonly SignalRule[], judging: Judging, kind: AccessEvent['kind']): readonly Met[] =>
  rules.filter(({ reckoning }) => listensTo[reckoning].includes(kind)).flatMap((rule) => met(rule, judging))

export function met(rule: SignalRule, judging: Judging): readonly Met[] {
  const from = judging.now.getTime() - rule.windowMinutes * 60_000
  const since = Math.max(from, judging.since.get(rule.id)?.getTime() ?? 0)
  const within = ({ at }: AccessEvent): boolean => at.getTime() > since
  const sight = { ...judging, events: judging.events.filter(within), signIns: judging.signIns.filter(within) }
  const { found, records } = reckon(rule.reckoning, sight)
  const level = levelOf(rule, found, judging.leaver)
  return level === null ? [] : [{ rule, level, found, records }]
}

const halfLifeMs = 24 * 3_600_000
type Scored = { readonly weight: number; readonly level: Level; readonly at: Date; readonly verdict: string | null }
/** How much there is against somebody: a critical one counts three times, what was found to be nothing not at all, and each day halves it. */
export const scoreOf = (alarms: readonly Scored[], now: Date): number =>
  alarms
    .filter(({ verdict }) => verdict !== 'false')
    .reduce(
      (sum, { weight, level, at }) =>
        sum + weight * (level === 'critical' ? 3 : 1) * 2 ** (-Math.max(0, now.getTime() - at.getTime()) / halfLifeMs),
      0,
    )
