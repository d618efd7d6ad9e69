import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildRulebook, loadRulebook, RulebookError } from '../src/kernel/rulebook/load.ts'
import { runExamples } from '../src/kernel/rulebook/example.rules.ts'
import { mayBlock, mayPause } from '../src/kernel/rulebook/rulebook.rules.ts'

const rulebook = loadRulebook(fileURLToPath(new URL('../rulebook/cn', import.meta.url)))

const sources = `
- id: some-law
  title: { zh: 某法, en: Some law }
  instrument: law
  from: 2020-01-01
`
const clock = (change: Record<string, string | null> = {}) => {
  const fields: Record<string, string | null> = {
    id: 'some.clock',
    kind: 'clock',
    title: '{ zh: 时限, en: Clock }',
    summary: '{ zh: 说明, en: Words }',
    source: 'some-law',
    confidence: 'T',
    from: '2020-01-01',
    class: 'statutory',
    stage: 'respond',
    duty: '{ zh: 平台, en: Platform }',
    starts: '{ zh: 收到, en: receipt }',
    amount: '7',
    unit: 'working-day',
    roll: 'none',
    consequence: '{ zh: 逾期, en: late }',
    examples: '[{ received: 2026-11-23, due: 2026-12-02 }]',
    ...change,
  }
  const lines = Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]))
  return `- ${lines.join('\n  ')}\n`
}
const build = (rules: string, more: { name: string; text: string }[] = []) =>
  buildRulebook([{ name: 'cn/sources.yaml', text: sources }, { name: 'cn/rules.yaml', text: rules }, ...more])
const problemsOf = (rules: string, more: { name: string; text: string }[] = []) => {
  try {
    build(rules, more)
  } catch (error) {
    if (error instanceof RulebookError)
      return error.problems.map(({ file, line, reason }) => `${file}:${line} ${reason}`)
    throw error
  }
  return []
}

const examples = rulebook.all.flatMap((rule) => runExamples(rule, rulebook).map((example) => ({ rule, example })))
test.each(
  examples.map(({ rule, example }) => ({ name: `${rule.id} since ${rule.from}`, given: example.given.en, example })),
)('example of $name: $given', ({ example }) => {
  expect({ day: example.actual, provisional: example.actualProvisional }).toEqual({
    day: example.expected,
    provisional: example.expectedProvisional,
  })
})

test('every clock, notice, retention, recurrence and remedy brings at least one example, and an example can fail', () => {
  expect(examples.length).toBeGreaterThan(290)
  const built = build(
    clock({ examples: '[{ received: 2026-11-23, due: 2026-12-03 }, { received: 2026-12-30, due: 2027-01-08 }]' }),
    [
      {
        name: 'cn/calendars/cn.yaml',
        text: '- { year: 2026, status: published, notice: x, off: [{ name: 元旦, from: 2026-01-01, to: 2026-01-01 }], work: [] }',
      },
    ],
  )
  const results = built.all.flatMap((rule) => runExamples(rule, built))
  expect(results.map(({ ok, actual, actualProvisional }) => ({ ok, actual, actualProvisional }))).toEqual([
    { ok: false, actual: '2026-12-02', actualProvisional: false },
    { ok: false, actual: '2027-01-08', actualProvisional: true },
  ])
})

test('the plan answers a platform complaint in 3 and finishes it in 15 working days, 5 and 30 when referred, 2 and 10 on social media', () => {
  const figures = ['platform', 'regulator', 'social'].map((profile) =>
    ['respond', 'finish'].map((step) => rulebook.ruleOf('clock', `complaint.${step}.${profile}`, '2026-11-23').amount),
  )
  expect(figures).toEqual([
    [3, 15],
    [5, 30],
    [2, 10],
  ])
})

test('with everybody silent the steps of a complaint end on the finish day of its channel, not after it', () => {
  const amount = (id: string) => rulebook.ruleOf('clock', id, '2026-11-23').amount
  for (const profile of ['platform', 'regulator', 'social']) {
    const steps = ['respond', 'merchant-reply', 'evidence', 'mediation', 'panel', 'ruling']
    const silent = steps.reduce((sum, step) => sum + amount(`complaint.${step}.${profile}`), 0)
    expect(silent).toBe(amount(`complaint.finish.${profile}`))
  }
})

test('mediation by the market regulator took 45 working days until 14 April 2026 and takes 60 natural days since', () => {
  const on = (day: string) => rulebook.ruleOf('clock', 'samr.mediation', day)
  expect(on('2026-04-14')).toMatchObject({ amount: 45, unit: 'working-day', source: 'samr-complaints-2020' })
  expect(on('2026-04-15')).toMatchObject({ amount: 60, unit: 'natural-day', source: 'samr-complaints-2026' })
  expect(rulebook.history('samr.mediation').map(({ from }) => from)).toEqual(['2020-01-01', '2026-04-15'])
  expect(() => rulebook.rule('samr.mediation', '2019-12-31')).toThrow('samr.mediation is not in force on 2019-12-31')
  expect(() => rulebook.rule('no.such', '2026-01-01')).toThrow('no rule has the id no.such')
})

test('the library says that the Contract Law, which the plan cites, gave way to the Civil Code on 2021-01-01', () => {
  expect(rulebook.source('contract-law')).toMatchObject({ until: '2020-12-31', replacedBy: 'civil-code' })
  expect(rulebook.source('civil-code')?.from).toBe('2021-01-01')
})

test('a rule known from memory or second hand may warn but never block', () => {
  for (const rule of rulebook.all) expect(mayBlock(rule)).toBe(!['S', 'M'].includes(rule.confidence))
  expect(rulebook.all.some(({ confidence }) => confidence === 'M')).toBe(true)
})

test('waiting for missing material stops the finish clock but not the respond clock, and no statutory one', () => {
  const pause = rulebook.ruleOf('pause', 'pause.needs-info', '2026-11-23')
  const stops = (id: string) => mayPause(pause, rulebook.ruleOf('clock', id, '2026-11-23'))
  expect(stops('complaint.finish.platform')).toBe(true)
  expect(stops('complaint.respond.platform')).toBe(false)
  expect(stops('penalty-procedure-64.case')).toBe(false)
})

test('a test by a laboratory also stops the sixty days of mediation by the market regulator, but not the seven for a refund', () => {
  const pause = rulebook.ruleOf('pause', 'pause.testing', '2026-11-23')
  const stops = (id: string) => mayPause(pause, rulebook.ruleOf('clock', id, '2026-11-23'))
  expect(stops('samr.mediation')).toBe(true)
  expect(stops('consumer-law-25.refund-after-return')).toBe(false)
})

test('a wrong number is named with file, line and reason', () => {
  expect(problemsOf(`${clock()}${clock({ id: 'other', amount: '0' })}`)).toEqual([
    'cn/rules.yaml:28 other: amount: Too small: expected number to be >=1',
  ])
})

test('every mistake of every file is reported at once, each at its own line', () => {
  const problems = problemsOf(clock({ unit: 'weekday', summry: 'x' }), [
    { name: 'cn/more.yaml', text: clock({ id: 'Bad Id' }) },
    { name: 'cn/syntax.yaml', text: '- id: a\n  title: "never closed\n' },
    { name: 'cn/map.yaml', text: 'id: a\n' },
  ])
  expect(problems.map((line) => line.split(' ')[0])).toEqual([
    'cn/map.yaml:1',
    'cn/more.yaml:1',
    'cn/rules.yaml:13',
    'cn/rules.yaml:17',
    'cn/syntax.yaml:3',
  ])
  expect(problems.join('\n')).toContain('some.clock: Unrecognized key: "summry"')
})

test('a missing field is reported at the entry that lacks it, and a broken entry is not also reported as a dangling reference', () => {
  const channel = `
- id: some.channel
  kind: channel
  title: { zh: 渠道, en: Channel }
  summary: { zh: 说明, en: Words }
  source: some-law
  confidence: T
  from: 2020-01-01
  channel: mail
  profile: platform
  clocks: [some.clock]
`
  expect(problemsOf(clock({ consequence: null }) + channel)).toEqual([
    'cn/rules.yaml:1 some.clock: consequence: Invalid input: expected object, received undefined',
  ])
  expect(problemsOf(channel)).toEqual(['cn/rules.yaml:2 some.channel: clocks: no rule has the id some.clock'])
})

test('an alias without an anchor is a named mistake too', () => {
  expect(problemsOf(clock(), [{ name: 'cn/alias.yaml', text: '- *nobody\n' }])).toEqual([
    'cn/alias.yaml:1 Unresolved alias (the anchor must be set before the alias): nobody',
  ])
})

test('words with a comma that were left without quotes get a hint', () => {
  expect(problemsOf(clock({ duty: '{ zh: 平台, en: Platform, always }' }))[0]).toContain('need quotes')
})

test('two versions of a rule may not be in force on the same day', () => {
  const overlap = clock({ until: '2026-04-15' }) + clock({ from: '2026-04-15' })
  expect(problemsOf(overlap)).toEqual([
    'cn/rules.yaml:18 some.clock: starts on 2026-04-15, but the version in cn/rules.yaml:1 runs until 2026-04-15: two would be in force',
  ])
  expect(problemsOf(clock() + clock({ from: '2026-04-15' }))[0]).toContain('has no until')
})

test('days on which no version is in force are reported as a gap, not refused', () => {
  const built = build(clock({ until: '2026-04-10' }) + clock({ from: '2026-04-15' }))
  expect(built.gaps).toEqual([{ id: 'some.clock', from: '2026-04-11', until: '2026-04-14' }])
  expect(built.find('some.clock', '2026-04-12')).toBeUndefined()
  expect(rulebook.gaps).toEqual([])
})

test('a rule cannot be older than its source, outlive it, or name one that does not exist', () => {
  expect(problemsOf(clock({ from: '2019-12-31' }))[0]).toContain(
    'before its source some-law came into force (2020-01-01)',
  )
  expect(problemsOf(clock({ source: 'nowhere' }))[0]).toContain('source: no source has the id nowhere')
  expect(problemsOf(clock({ until: '2019-01-01', from: '2020-01-02' }))[0]).toContain(
    'until 2019-01-01 is before from 2020-01-02',
  )
})

test('the version changes with any number and with nothing else', () => {
  const one = clock()
  const two = clock({ id: 'other' })
  const version = build(one + two).version
  expect(build(`# a comment\n${two}${one}`).version).toBe(version)
  expect(build(one, [{ name: 'cn/zz.yaml', text: two }]).version).toBe(version)
  expect(build(one.replaceAll('{ zh: 平台, en: Platform }', '\n    en: Platform\n    zh: 平台') + two).version).toBe(
    version,
  )
  const changes = [
    { amount: '8' },
    { from: '2020-01-02' },
    { unit: 'natural-day' },
    { confidence: 'S' },
    { summary: '{ zh: 说, en: Words }' },
  ]
  const versions = changes.map((change) => build(clock(change) + two).version)
  expect(new Set([version, ...versions]).size).toBe(changes.length + 1)
})

const year = (change: Record<string, string> = {}) => {
  const fields = {
    year: '2026',
    status: 'published',
    notice: '某通知',
    off: '[{ name: 元旦, from: 2026-01-01, to: 2026-01-03 }]',
    work: '[{ name: 元旦, day: 2026-01-04 }]',
    ...change,
  }
  return `- ${Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n  ')}\n`
}
const calendarOf = (...years: string[]) => [{ name: 'cn/calendars/cn.yaml', text: years.join('') }]

test('a mistake in a calendar is named like any other: a make-up day that is no weekend, a day said twice, a year said twice', () => {
  expect(problemsOf(clock(), calendarOf(year({ work: '[{ name: 元旦, day: 2026-01-06 }]' })))).toEqual([
    'cn/calendars/cn.yaml:5 2026: 2026-01-06 is not a weekend day',
  ])
  expect(problemsOf(clock(), calendarOf(year({ work: '[{ name: 元旦, day: 2026-01-03 }]' })))).toEqual([
    'cn/calendars/cn.yaml:5 2026: 2026-01-03 is given twice',
  ])
  expect(problemsOf(clock(), calendarOf(year(), year()))).toEqual([
    'cn/calendars/cn.yaml:1 2026: this year is also in cn/calendars/cn.yaml:6',
    'cn/calendars/cn.yaml:6 2026: this year is also in cn/calendars/cn.yaml:1',
  ])
})

test('one more day off changes the version, and an imported year takes the place of the one that was shipped', () => {
  const shipped = build(clock(), calendarOf(year()))
  const longer = build(clock(), calendarOf(year({ off: '[{ name: 元旦, from: 2026-01-01, to: 2026-01-02 }]' })))
  expect(longer.version).not.toBe(shipped.version)
  const imported = shipped.withYears(longer.calendar.years)
  expect(imported.version).toBe(longer.version)
  expect(imported.importedYears).toEqual([2026])
  expect(imported.withYears([]).version).toBe(shipped.version)
})

test('whatever stands in a file, the loader answers with a rulebook or with named mistakes', () => {
  const scrap = fc.constantFrom(
    '- ',
    '  ',
    'id: x\n',
    'kind: clock\n',
    '{',
    '}',
    '[',
    '"',
    ': ',
    '&a ',
    '*a ',
    '!!js ',
    '# c\n',
    '\n',
    '中',
    '- []\n',
    '---\n',
    'null',
  )
  fc.assert(
    fc.property(fc.array(scrap, { maxLength: 12 }), (scraps) => {
      for (const problem of problemsOf(clock(), [{ name: 'cn/scrap.yaml', text: scraps.join('') }]))
        expect(problem).toMatch(/^cn\/scrap\.yaml:\d+ ./)
    }),
    { numRuns: 300 },
  )
})
