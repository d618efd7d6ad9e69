import type { Clock, Copies } from './clock.rules.ts'
import type { Suspension } from './suspension.rules.ts'

export const columns = [
  'subject',
  'id',
  'rule',
  'rule_from',
  'kind',
  'amount',
  'unit',
  'roll',
  'ladder',
  'started_at',
  'stopped_at',
  'outcome',
] as const

export type ClockRow = {
  subject: string
  id: string
  rule: string
  rule_from: string
  kind: string
  amount: number
  unit: string
  roll: string
  ladder: string | null
  started_at: Date
  stopped_at: Date | null
  outcome: string | null
}

/** The table's check constraints guarantee the words. */
export const clockOf = (row: ClockRow, suspensions: readonly Suspension[]): Clock => ({
  subject: row.subject,
  id: row.id,
  rule: row.rule,
  ruleFrom: row.rule_from,
  kind: row.kind as Clock['kind'],
  budget: { amount: row.amount, unit: row.unit as Clock['budget']['unit'], roll: row.roll as Clock['budget']['roll'] },
  ladder: row.ladder,
  startedAt: row.started_at,
  stoppedAt: row.stopped_at,
  outcome: row.outcome as Clock['outcome'],
  suspensions,
})

export const copyColumns = ['due_at', 'last_day', 'certainty', 'next_rung_at'] as const
type CopyRow = { due_at: Date | null; last_day: string; certainty: string; next_rung_at: Date | null }
export const copiesIn = ({ due_at, last_day, certainty, next_rung_at }: CopyRow): Copies => ({
  due_at,
  last_day,
  certainty: certainty as Copies['certainty'],
  next_rung_at,
})

export const suspensionColumns = [
  'clock',
  'from_at',
  'until_at',
  'reason',
  'item',
  'party',
  'max_amount',
  'max_unit',
] as const
type SuspensionRow = {
  from_at: Date
  until_at: Date | null
  reason: string
  item: string | null
  party: string | null
  max_amount: number | null
  max_unit: string | null
}
export const suspensionOf = ({ from_at, until_at, reason, item, party, ...max }: SuspensionRow): Suspension => ({
  from: from_at,
  until: until_at,
  reason,
  item,
  party,
  maximum: max.max_amount === null ? null : { amount: max.max_amount, unit: max.max_unit as Clock['budget']['unit'] },
})
