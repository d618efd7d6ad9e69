import { dueOf, type Budget } from '../calendar/count.rules.ts'
import { addMonths, dayNumber, dayText, shanghaiDay, startOfDay } from '../calendar/day.rules.ts'
import type { WorkCalendar } from '../calendar/work-calendar.rules.ts'
import { runRemedyExample } from '../remedy/remedy-example.rules.ts'
import type { Rule, RuleOf } from './rulebook.contract.ts'
import { wishExample } from './eligibility-example.rules.ts'
import type { Rulebook } from './rulebook.ts'
import { nodeExample, violationExample } from './violation.rules.ts'
import { markOf } from './checklist.rules.ts'
import { askableOf, missingOf } from './evidence.rules.ts'
import { purposeExample } from '../consent/purpose.rules.ts'
import { readingExample } from '../reading/reading-example.rules.ts'
import { signalExample } from '../watch/signal.rules.ts'
import { wordsFound } from './wording.rules.ts'

type Words = { readonly zh: string; readonly en: string }
/** A worked example and what the product computes for it. */
export type ExampleResult = {
  readonly given: Words
  readonly expected: string
  readonly expectedProvisional: boolean
  readonly actual: string
  readonly actualProvisional: boolean
  readonly ok: boolean
  readonly note: Words | null
}

/** A day in an example means its first moment in Shanghai; an instant means itself. */
export const instantOf = (received: string): Date =>
  received.length === 10 ? startOfDay(dayNumber(received)) : new Date(received)

/** Every example of a rule, computed with the code that the clocks use. */
export function runExamples(rule: Rule, rulebook: Rulebook): ExampleResult[] {
  switch (rule.kind) {
    case 'clock':
      return rule.examples.map((example) => clockExample(rule, example, rulebook.calendar))
    case 'pause':
      return rule.examples.map((example) => pauseExample(example, rulebook))
    case 'notice':
      return rule.examples.map(({ takesEffect, announceBy, note }) =>
        compare({
          given: { zh: `${takesEffect} 生效，最迟公示`, en: `takes effect on ${takesEffect}, announced by` },
          expected: announceBy,
          actual: dayText(dayNumber(takesEffect) - rule.amount - (rule.fullDays ? 1 : 0)),
          note,
        }),
      )
    case 'retention':
      return rule.examples.map(({ from, keepUntil, note }) =>
        compare({
          given: { zh: `自 ${from} 起保存至`, en: `from ${from}, kept until` },
          expected: keepUntil,
          actual: dayText(addMonths(dayNumber(from), monthsOf(rule))),
          note,
        }),
      )
    case 'recurrence':
      return rule.examples.map(({ last, next, note }) =>
        compare({
          given: { zh: `上次 ${last}，下次最迟`, en: `last on ${last}, next by` },
          expected: next,
          actual: dayText(addMonths(dayNumber(last), monthsOf(rule.every))),
          note,
        }),
      )
    case 'aftersales-policy':
      return rule.examples.map((example) => compare(wishExample(rule, example, rulebook)))
    case 'remedy':
      return rule.examples.map((example) =>
        compare({ ...runRemedyExample(rule, example, rulebook), note: example.note }),
      )
    case 'wording':
      return rule.examples.map(({ text, found, note }) =>
        compare({
          given: { zh: `“${text}”`, en: `“${text}”` },
          expected: shownWords(found),
          actual: shownWords(wordsFound(text, rule)),
          note,
        }),
      )
    case 'violation':
      return rule.examples.map((example) => compare(violationExample(rule, example)))
    case 'node':
      return rule.examples.map((example) => compare(nodeExample(rule, example)))
    case 'checklist':
      return rule.examples.map((example) => compare(checklistExample(rule, example)))
    case 'evidence':
      return rule.examples.map((example) => compare(evidenceExample(rule, example)))
    case 'signal':
      return rule.examples.map((example) => compare(signalExample(rule, example)))
    case 'reading':
      return rule.examples.map((example) => compare(readingExample(rule, example)))
    case 'purpose':
      return rule.examples.map((example) => compare(purposeExample(rule, example)))
    case 'ladder':
    case 'channel':
    case 'parameter':
    case 'aftersales-exclusion':
      return []
  }
}

function checklistExample(rule: RuleOf<'checklist'>, example: RuleOf<'checklist'>['examples'][number]) {
  const titles = (ids: readonly string[], language: 'zh' | 'en') =>
    ids.map((id) => rule.items.find((item) => item.id === id)?.title[language] ?? id).join(' · ') || '—'
  const found = Object.fromEntries([
    ...rule.items.map(({ id }) => [id, 'yes' as const]),
    ...example.no.map((id) => [id, 'no' as const]),
    ...example.notApplicable.map((id) => [id, 'not-applicable' as const]),
  ])
  const { score, failed } = markOf(rule, found)
  const shown = (mark: { readonly score: number | null; readonly failed: boolean }): string =>
    `${mark.score ?? '—'} ${mark.failed ? '✕' : '✓'}`
  return {
    given: { zh: `没有做到：${titles(example.no, 'zh')}`, en: `not kept: ${titles(example.no, 'en')}` },
    expected: shown(example),
    actual: shown({ score, failed }),
    note: example.note,
  }
}

/** By the numbers of the list, which stands above the examples. */
function evidenceExample(rule: RuleOf<'evidence'>, { has, missing, askable, note }: EvidenceExample) {
  const numbers = (ids: readonly string[]) =>
    ids.map((id) => rule.items.findIndex((item) => item.id === id) + 1).join(' ') || '—'
  const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id)
  const shown = (wanted: readonly string[], asked: readonly string[]) => `${numbers(wanted)} | ${numbers(asked)}`
  return {
    given: {
      zh: `已有 ${numbers(has)}；最要紧的还缺 | 还可以要`,
      en: `with ${numbers(has)}: wanted most | may be asked for`,
    },
    expected: shown(missing, askable),
    actual: shown(ids(missingOf(rule, has)), ids(askableOf(rule, has))),
    note,
  }
}
type EvidenceExample = RuleOf<'evidence'>['examples'][number]

const shownWords = (words: readonly string[]): string => words.join(' · ') || '—'

const monthsOf = ({ amount, unit }: { amount: number; unit: string }): number =>
  unit === 'year' ? amount * 12 : amount

type ClockExample = RuleOf<'clock'>['examples'][number]
function clockExample(rule: RuleOf<'clock'>, example: ClockExample, calendar: WorkCalendar): ExampleResult {
  const roll = example.roll ?? rule.roll
  const answer = answerOf({ amount: rule.amount, unit: rule.unit, roll }, example.received, calendar)
  return compare({
    given: {
      zh: `${shown(example.received)} 收到${rollWords[example.roll ?? 'none'].zh}`,
      en: `received ${shown(example.received)}${rollWords[example.roll ?? 'none'].en}`,
    },
    expected: example.due.length === 10 ? example.due : new Date(example.due).toISOString(),
    expectedProvisional: example.provisional,
    ...answer,
    note: example.note,
  })
}

const rollWords = {
  rest: { zh: '（逢休息日顺延）', en: ' (rolling off rest days)' },
  holiday: { zh: '（逢法定节假日顺延）', en: ' (rolling off holidays)' },
  none: { zh: '', en: '' },
}

type PauseExample = RuleOf<'pause'>['examples'][number]
function pauseExample(example: PauseExample, rulebook: Rulebook): ExampleResult {
  const received = instantOf(example.received)
  const clock = rulebook.ruleOf('clock', example.clock, shanghaiDay(received))
  const pauses = [{ from: new Date(example.pausedFrom), until: new Date(example.pausedUntil) }]
  const due = dueOf(clock, received, rulebook.calendar, pauses)
  const span = `${shown(example.pausedFrom)} – ${shown(example.pausedUntil)}`
  return compare({
    given: {
      zh: `${clock.title.zh}：${shown(example.received)} 收到，${span} 暂停`,
      en: `${clock.title.en}: received ${shown(example.received)}, paused ${span}`,
    },
    expected: example.due,
    expectedProvisional: example.provisional,
    actual: dayText(due.lastDay),
    actualProvisional: due.certainty !== 'published',
    note: example.note,
  })
}

function answerOf(budget: Budget, received: string, calendar: WorkCalendar) {
  const due = dueOf(budget, instantOf(received), calendar)
  const actual = budget.unit === 'hour' ? due.dueAt.toISOString() : dayText(due.lastDay)
  return { actual, actualProvisional: due.certainty !== 'published' }
}

/** `2026-11-23` or `2026-11-23 10:00`. */
const shown = (received: string): string => received.slice(0, 16).replace('T', ' ')

type Compared = {
  given: Words
  expected: string
  expectedProvisional?: boolean
  actual: string
  actualProvisional?: boolean
  note: Words | undefined
}
function compare({ expectedProvisional = false, actualProvisional = false, note, ...rest }: Compared): ExampleResult {
  const ok = rest.expected === rest.actual && expectedProvisional === actualProvisional
  return { ...rest, expectedProvisional, actualProvisional, ok, note: note ?? null }
}
