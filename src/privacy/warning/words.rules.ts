import { reckoningWords } from '../../kernel/watch/signal-rule.contract.ts'
import type { SignalRule } from './judge.rules.ts'

export type Baseline = {
  readonly of?: number | undefined
  readonly z?: number | undefined
  readonly times?: number | undefined
}

/** Why an alarm was raised, so that whoever judges it can say it again. */
type Stands = { readonly level: 'warn' | 'critical'; readonly value: number; readonly baseline: Baseline }
export function whyWords(rule: SignalRule, { level, value, baseline: { of, z, times } }: Stands) {
  const limit = (level === 'critical' ? rule.critical : undefined) ?? rule.warn ?? {}
  const window =
    rule.windowMinutes >= 120
      ? { n: rule.windowMinutes / 60, zh: '小时', en: 'hours' }
      : { n: rule.windowMinutes, zh: '分钟', en: 'minutes' }
  const name = reckoningWords[rule.reckoning]
  const zh = [
    `${window.n} ${window.zh}内，${name.zh}：${value}`,
    ...(of === undefined ? [] : [`共 ${of} 件`]),
    ...(limit.over === undefined ? [] : [`界限 ${limit.over}`]),
    ...(z === undefined || limit.z === undefined ? [] : [`偏离本人平常 ${z.toFixed(1)} 倍离差（界限 ${limit.z}）`]),
    ...(times === undefined || limit.times === undefined
      ? []
      : [`是同角色同事的 ${times.toFixed(1)} 倍（界限 ${limit.times}）`]),
  ].join('；')
  const en = [
    `within ${window.n} ${window.en}, ${name.en}: ${value}`,
    ...(of === undefined ? [] : [`of ${of}`]),
    ...(limit.over === undefined ? [] : [`limit ${limit.over}`]),
    ...(z === undefined || limit.z === undefined
      ? []
      : [`${z.toFixed(1)} deviations from what is usual for them (limit ${limit.z})`]),
    ...(times === undefined || limit.times === undefined
      ? []
      : [`${times.toFixed(1)} times what colleagues do (limit ${limit.times})`]),
  ].join('; ')
  return { zh, en }
}
