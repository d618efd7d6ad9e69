import { z } from 'zod'
import type { Words } from '../kernel/route.contract.ts'
import type { MeasureState, Target, Unit } from './plan.contract.ts'

const Kinds = z.array(z.string().min(3).max(80)).min(1).max(20)
const Field = z.string().regex(/^[a-zA-Z]{1,40}$/)
const days = z.int().min(1).max(3650)
const withinHours = z.int().min(1).max(8760)
const Rules = z.array(z.string().min(3).max(80)).min(1).max(20)

/** How a figure comes about. Each is a question to the fact log, the clocks or the queue; none is typed in by hand. */
export const Computed = z.discriminatedUnion('measure', [
  z.strictObject({ measure: z.literal('clocks-met'), rules: Rules, days }),
  z.strictObject({ measure: z.literal('clocks-overdue'), rules: Rules }),
  z.strictObject({ measure: z.literal('facts-count'), kinds: Kinds, days }),
  z.strictObject({ measure: z.literal('facts-followed'), first: z.string(), followedBy: Kinds, withinHours, days }),
  z.strictObject({ measure: z.literal('facts-with'), kinds: Kinds, field: Field, days }),
  z.strictObject({ measure: z.literal('facts-ratio'), kinds: Kinds, part: z.array(Field).min(1), whole: Field, days }),
  z.strictObject({ measure: z.literal('facts-age'), kinds: Kinds }),
  z.strictObject({ measure: z.literal('notices-delivered'), days }),
  z.strictObject({ measure: z.literal('webhooks-delivered'), days }),
  z.strictObject({ measure: z.literal('jobs-failed'), days }),
  z.strictObject({ measure: z.literal('accounts-with-role'), roles: z.array(z.string()).min(1).max(20) }),
  z.strictObject({ measure: z.literal('measures-with-sample') }),
  z.strictObject({ measure: z.literal('rules-confirmed') }),
])
export type Computed = z.output<typeof Computed>
export type MeasureName = Computed['measure']

/** What was read: a value, or null when there was nothing to measure. `sample` is how many things were looked at. */
export type Reading = { readonly value: number | null; readonly sample: number }

/** The newest first facts that a share looks at; enough to judge by, and the query stays short at any size. */
export const largestSample = 20_000

const units: Readonly<Record<MeasureName, Unit>> = {
  'clocks-met': 'share',
  'clocks-overdue': 'count',
  'facts-count': 'count',
  'facts-followed': 'share',
  'facts-with': 'share',
  'facts-ratio': 'share',
  'facts-age': 'days',
  'notices-delivered': 'share',
  'webhooks-delivered': 'share',
  'jobs-failed': 'count',
  'accounts-with-role': 'count',
  'measures-with-sample': 'share',
  'rules-confirmed': 'share',
}
export const fitsUnit = (measure: { readonly unit: Unit; readonly computed: Computed }): boolean =>
  units[measure.computed.measure] === measure.unit

/** Nothing to look at says nothing: it is neither good nor bad. */
export function stateOfReading(target: Target, reading: Reading | undefined): MeasureState {
  if (reading === undefined || reading.value === null) return 'no-data'
  const reaches = (line: number): boolean =>
    target.operator === '>=' ? (reading.value ?? 0) >= line : (reading.value ?? 0) <= line
  if (!reaches(target.value)) return 'off-target'
  return target.atRisk === undefined || reaches(target.atRisk) ? 'on-target' : 'near-target'
}

export const shareOf = (part: number, sample: number): Reading => ({
  value: sample === 0 ? null : part / sample,
  sample,
})

/** The computation in words, so that a figure can be checked by whoever reads it. */
export function explain(computed: Computed): Words {
  switch (computed.measure) {
    case 'clocks-met':
      return {
        zh: `近 ${computed.days} 天内到期或办结的时限中，到期前办结的占多少（暂停的时间不算）。`,
        en: `Of the clocks that ended in the last ${computed.days} days, how many were stopped before they were due; paused time does not count.`,
      }
    case 'clocks-overdue':
      return { zh: '此刻仍在走、已过期限的时限有几只。', en: 'How many clocks are still running after they were due.' }
    case 'facts-count':
      return {
        zh: `近 ${computed.days} 天的记录条数：${list(computed.kinds)}。`,
        en: `Records in the last ${computed.days} days: ${list(computed.kinds)}.`,
      }
    case 'facts-followed':
      return {
        zh: `近 ${computed.days} 天的「${computed.first}」中，${computed.withinHours} 小时内出现「${list(computed.followedBy)}」的占多少；还没到时间的不算。`,
        en: `Of ${computed.first} in the last ${computed.days} days, how many led to ${list(computed.followedBy)} within ${computed.withinHours} hours; those whose time is not up yet are left out.`,
      }
    case 'facts-with':
      return {
        zh: `近 ${computed.days} 天的「${list(computed.kinds)}」中，写明 ${computed.field} 的占多少。`,
        en: `Of ${list(computed.kinds)} in the last ${computed.days} days, how many state ${computed.field}.`,
      }
    case 'facts-ratio':
      return {
        zh: `近 ${computed.days} 天的「${list(computed.kinds)}」：${computed.part.join(' + ')} 之和除以 ${computed.whole}。`,
        en: `${list(computed.kinds)} in the last ${computed.days} days: ${computed.part.join(' + ')} divided by ${computed.whole}.`,
      }
    case 'facts-age':
      return {
        zh: `距最近一次「${list(computed.kinds)}」过了几天。`,
        en: `Days since the latest ${list(computed.kinds)}.`,
      }
    case 'notices-delivered':
      return {
        zh: `近 ${computed.days} 天要发出的短信、邮件、站内和回调通知中，已送出的占多少；仍在排队的不算。`,
        en: `Of the notices meant to go out in the last ${computed.days} days, how many were sent; those still waiting are left out.`,
      }
    case 'webhooks-delivered':
      return {
        zh: `近 ${computed.days} 天的推送中，对方确认收到的占多少；仍在重试的不算。`,
        en: `Of the webhook deliveries of the last ${computed.days} days, how many were confirmed; those still retrying are left out.`,
      }
    case 'jobs-failed':
      return {
        zh: `近 ${computed.days} 天重试用尽仍失败的后台任务数。`,
        en: `Jobs of the last ${computed.days} days that failed after every retry.`,
      }
    case 'accounts-with-role':
      return {
        zh: `在用账号中属于这些岗位的人数：${list(computed.roles)}。`,
        en: `Active accounts with one of the roles ${list(computed.roles)}.`,
      }
    case 'measures-with-sample':
      return {
        zh: '有样本可算的指标，占已有措施建成的条款的全部指标的比例。',
        en: 'Measures with something to measure, among those of clauses with a control built.',
      }
    case 'rules-confirmed':
      return {
        zh: '现行规则中，读过条文原文（T）或属于平台自定政策的占多少。',
        en: 'Of the rules in force, how many rest on a statute that was read (T) or on our own policy.',
      }
  }
}

const list = (names: readonly string[]): string => names.join(', ')
