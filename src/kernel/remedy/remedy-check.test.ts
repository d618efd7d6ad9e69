import { expect, test } from 'vitest'
import { buildRulebook, RulebookError } from '../rulebook/load.ts'

const sources = `- { id: some-law, title: { zh: 某法, en: Some law }, instrument: law, from: 2020-01-01 }\n`
const problemsOf = (rules: string, more: { name: string; text: string }[]) => {
  try {
    buildRulebook([{ name: 'cn/sources.yaml', text: sources }, { name: 'cn/rules.yaml', text: rules }, ...more])
  } catch (error) {
    if (error instanceof RulebookError)
      return error.problems.map(({ file, line, reason }) => `${file}:${line} ${reason}`)
    throw error
  }
  return []
}
const question = (change: string) => `- { name: { zh: 名, en: name }, ask: { zh: 问, en: ask }, ${change} }\n`
const asked = [
  question('id: paidFen, type: money, min: 1'),
  question('id: keptFen, type: money'),
  question('id: itemCount, type: count, max: 10'),
  question('id: faulty, type: yes-no'),
  question('id: gotOn, type: day'),
].join('')
const remedy = (change: Record<string, string> = {}) => {
  const fields: Record<string, string> = {
    id: 'some.remedy',
    kind: 'remedy',
    title: '{ zh: 退款, en: Refund }',
    summary: '{ zh: 说明, en: Words }',
    source: 'some-law',
    confidence: 'T',
    from: '2020-01-01',
    topics: '[quality]',
    formula: '{ amount: paidFen }',
    examples: '[{ answers: { paidFen: 100 }, amountFen: 100 }]',
    ...change,
  }
  return `- ${Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n  ')}\n`
}
const remedyProblems = (change: Record<string, string>, questions = asked) =>
  problemsOf(remedy(change), [{ name: 'cn/remedy-questions.yaml', text: questions }])

test('a remedy is checked before anybody relies on it: unknown questions, money mixed with numbers, a division by nothing', () => {
  expect(remedyProblems({})).toEqual([])
  const at = 'cn/rules.yaml:1 some.remedy: '
  const wrong: [Record<string, string>, string][] = [
    [{ formula: '{ amount: paidYuan }' }, 'formula: no question has the id paidYuan'],
    [{ formula: '{ amount: itemCount }' }, 'formula: the result must be money'],
    [{ formula: '{ amount: faulty }' }, 'formula: faulty is no amount and no count'],
    [{ formula: '{ amount: { do: sum, of: [paidFen, itemCount] } }' }, 'formula: sum mixes money and numbers'],
    [{ formula: '{ amount: { do: times, by: paidFen, of: paidFen } }' }, 'formula: times: "by" must be a number'],
    [
      { formula: '{ amount: { do: share, of: paidFen, part: keptFen, whole: keptFen } }' },
      'formula: share: "whole" might be nothing',
    ],
    [{ formula: '{ amount: { do: choose, by: basis, cases: { a: paidFen } } }' }, 'formula: basis is no choice'],
    [{ formula: '{ amount: { do: rate, of: paidFen, rate: itemCount } }' }, 'formula: itemCount is no rate'],
    [
      { needs: '[{ question: faulty, is: maybe, words: { zh: 条件, en: condition } }]' },
      'needs: faulty can never be maybe',
    ],
    [
      { needs: '[{ question: gotOn, by: { clock: no.such, since: gotOn }, words: { zh: 条件, en: condition } }]' },
      'needs: no clock has the id no.such',
    ],
    [
      { punitive: '{ finding: fraud, words: { zh: 欺诈, en: fraud } }' },
      'exclusive: a punitive remedy belongs to the group punitive',
    ],
    [
      { examples: '[{ answers: { paidFen: 0 }, amountFen: 0 }]' },
      'examples.0: paidFen: Must be whole fen, from ¥0.01 to ¥100,000,000.00.',
    ],
  ]
  for (const [change, reason] of wrong) expect(remedyProblems(change)).toContain(at + reason)
})

test('a remedy without a formula says what is owed, and a question that is broken itself is reported once', () => {
  expect(remedyProblems({ formula: 'null' }).join()).toContain('some.remedy: formula')
  expect(remedyProblems({ deed: '{ zh: 更换, en: exchange }' })).toEqual([])
  const broken = asked.replace('id: paidFen, type: money', 'id: paid, type: money')
  expect(remedyProblems({}, broken).map((line) => line.split(' ')[0])).toEqual(['cn/remedy-questions.yaml:1'])
  expect(remedyProblems({}, asked + question('id: faulty, type: yes-no'))).toHaveLength(2)
})
