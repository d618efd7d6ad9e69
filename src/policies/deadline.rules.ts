import { z } from 'zod'
import { dueOf, type Budget } from '../kernel/calendar/count.rules.ts'
import { dayNumber, dayText, shanghaiDay, startOfDay } from '../kernel/calendar/day.rules.ts'
import { explainCount } from '../kernel/calendar/explain.rules.ts'
import type { Pause } from '../kernel/calendar/pause.rules.ts'
import type { RuleOf } from '../kernel/rulebook/rulebook.contract.ts'
import { isKind, mayBlock } from '../kernel/rulebook/rulebook.rules.ts'
import type { Rulebook } from '../kernel/rulebook/rulebook.ts'
import { Deadline, DeadlineItem, FailedDeadline, maxExplained, maxExplainedDays } from './deadline.contract.ts'

type Row = z.infer<typeof Deadline> | z.infer<typeof FailedDeadline>
type Language = 'zh' | 'en'
type Question = { readonly rulebook: Rulebook; readonly language: Language; readonly explain: boolean }
const localeError = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError }

/** Each item is answered by itself: a bad one names what is wrong with it and leaves the others alone. */
export function answerAll(items: readonly Record<string, unknown>[], question: Question) {
  let explained = 0
  const rows = items.map((item) => {
    const row = answerOne(item, { ...question, explain: question.explain && explained < maxExplained })
    if (row.ok && row.days !== null) explained += 1
    return row
  })
  return { rulebook: question.rulebook.version, rows, failed: rows.filter((row) => !row.ok).length, explained }
}

function answerOne(raw: Record<string, unknown>, question: Question): Row {
  const ref = typeof raw['ref'] === 'string' ? raw['ref'].slice(0, 80) : null
  const parsed = DeadlineItem.safeParse(raw, { error: localeError[question.language] })
  if (!parsed.success)
    return failed(
      ref,
      parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
    )
  const item = parsed.data
  const receivedAt = instantOf(item.receivedAt)
  const found = budgetOf(item, receivedAt, question)
  if ('problem' in found) return failed(ref, [found.problem])
  const pauses = (item.pauses ?? []).map(({ from, until }) => ({ from: new Date(from), until: new Date(until) }))
  const problem = outOfRange({ receivedAt, pauses, budget: found.budget }, question)
  if (problem) return failed(ref, [problem])
  return { ref, ok: true, ...answer({ ...found, receivedAt, pauses }, question) }
}

const failed = (ref: string | null, problems: { path: string; message: string }[]): Row => ({
  ref,
  ok: false,
  problems,
})
/** A bare day is its first moment in Shanghai. */
const instantOf = (received: string): Date =>
  received.length === 10 ? startOfDay(dayNumber(received)) : new Date(received)

type Problem = { path: string; message: string }
type Found = { budget: Budget; rule: RuleOf<'clock'> | null }

function budgetOf(
  item: DeadlineItem,
  receivedAt: Date,
  { rulebook, language }: Question,
): Found | { problem: Problem } {
  const { amount, unit, rule: id } = item
  if (amount !== undefined && unit !== undefined)
    return { budget: { amount, unit, roll: item.roll ?? 'none' }, rule: null }
  const say = (words: { zh: string; en: string }) => ({ problem: { path: 'rule', message: words[language] } })
  if (id === undefined || rulebook.history(id).length === 0)
    return say({ zh: `没有编号为 ${id ?? ''} 的规则`, en: `there is no rule ${id ?? ''}` })
  const day = shanghaiDay(receivedAt)
  const rule = rulebook.find(id, day)
  if (!rule) return say({ zh: `规则 ${id} 在 ${day} 没有有效版本`, en: `rule ${id} is not in force on ${day}` })
  if (!isKind(rule, 'clock')) return say({ zh: `规则 ${id} 不是时限`, en: `rule ${id} is not a clock` })
  return { budget: { amount: rule.amount, unit: rule.unit, roll: item.roll ?? rule.roll }, rule }
}

type Asked = { receivedAt: Date; pauses: readonly Pause[]; budget: Budget }
/** Refuses what the calendar cannot count, and pauses that end before they begin or go on for years. */
function outOfRange({ receivedAt, pauses, budget }: Asked, { rulebook, language }: Question): Problem | null {
  const years = rulebook.calendar.years.map(({ year }) => year)
  const first = Math.min(...years)
  const last = Math.max(...years)
  const year = Number(shanghaiDay(receivedAt).slice(0, 4))
  if (year < first || year > last)
    return {
      path: 'receivedAt',
      message: language === 'zh' ? `工作日历只有 ${first} 到 ${last} 年` : `the calendar knows ${first} to ${last}`,
    }
  const lengths = pauses.map(({ from, until }) => (until?.getTime() ?? Infinity) - from.getTime())
  const wrong = lengths.findIndex((lengthMs) => lengthMs <= 0)
  if (wrong >= 0 || lengths.reduce((sum, lengthMs) => sum + lengthMs, 0) > longestPausesMs)
    return {
      path: `pauses.${Math.max(0, wrong)}.until`,
      message:
        language === 'zh'
          ? '暂停须先开始后结束，合计最长三年'
          : 'a pause ends after it begins, and all together last three years at most',
    }
  if (budget.unit === 'hour' && pauses.length > 0)
    return {
      path: 'pauses',
      message: language === 'zh' ? '以小时计的期限不能暂停' : 'a limit in hours never pauses',
    }
  return null
}
const longestPausesMs = 3 * 366 * 86_400_000

function answer({ budget, rule, receivedAt, pauses }: Found & Asked, { rulebook, explain }: Question) {
  const { calendar } = rulebook
  const due = dueOf(budget, receivedAt, calendar, pauses)
  const provisional = due.certainty !== 'published'
  return {
    dueAt: due.dueAt.toISOString(),
    lastDay: dayText(due.lastDay),
    provisional,
    why: provisional ? whyProvisional(dayText(due.lastDay).slice(0, 4)) : null,
    counted: {
      ...budget,
      roll: budget.unit === 'working-day' || budget.unit === 'hour' ? ('none' as const) : budget.roll,
    },
    rule: rule && {
      id: rule.id,
      title: rule.title,
      from: rule.from,
      confidence: rule.confidence,
      mayBlock: mayBlock(rule),
    },
    days:
      explain && budget.unit !== 'hour'
        ? [...explainCount(budget, receivedAt, { calendar, pauses, most: maxExplainedDays })]
        : null,
  }
}

const whyProvisional = (year: string) => ({
  zh: `${year} 年的放假安排还可能影响这一天，通知公布后会重新计算。`,
  en: `The holidays of ${year} that are still to be announced may move this day; it is counted again then.`,
})
