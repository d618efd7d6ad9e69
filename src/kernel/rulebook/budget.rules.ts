import type { Placed, Problem } from './read-yaml.ts'
import type { Rule } from './rulebook.contract.ts'

type Clock = Extract<Rule, { kind: 'clock' }>
type PlacedClock = Placed<Rule> & { readonly entry: Clock }
const isClock = (one: Placed<Rule>): one is PlacedClock => one.entry.kind === 'clock'

const inForce = ({ entry: { from, until } }: PlacedClock, day: string): boolean =>
  from <= day && (until === undefined || day <= until)

/**
 * The stages of a promise, one after another with everybody silent, must end within it, on every day on which one of them changes. What does
 * not fit is refused before anybody is promised a day that cannot be kept, with the sum.
 */
export function budgetProblems(rules: readonly Placed<Rule>[]): Problem[] {
  const clocks = rules.filter(isClock)
  const promises = new Set(clocks.flatMap(({ entry }) => entry.within ?? []))
  return [...promises].flatMap((id) => {
    const outers = clocks.filter(({ entry }) => entry.id === id)
    const stages = clocks.filter(({ entry }) => entry.within === id)
    const days = new Set([...outers, ...stages].map(({ entry }) => entry.from))
    for (const day of [...days].toSorted()) {
      const outer = outers.find((one) => inForce(one, day))
      const now = stages.filter((one) => inForce(one, day))
      const wrong = outer && problemOf(outer, now, day)
      if (wrong) return [wrong]
    }
    return []
  })
}

function problemOf(outer: PlacedClock, stages: readonly PlacedClock[], day: string): Problem | null {
  const { id, amount, unit } = outer.entry
  const odd = stages.find(({ entry }) => entry.unit !== unit)
  if (odd)
    return {
      file: odd.file,
      line: odd.line,
      reason: `${odd.entry.id}: within ${id}: its unit must be ${unit} / 单位须为 ${unit}`,
    }
  const sum = stages.reduce((total, { entry }) => total + entry.amount, 0)
  if (sum <= amount) return null
  const sums = `${stages.map(({ entry }) => entry.amount).join(' + ')} = ${sum} > ${amount}`
  return {
    file: outer.file,
    line: outer.line,
    reason: `${id}: from ${day} its stages take more than it promises: ${sums} / ${day} 起，各阶段合计超过承诺的期限：${sums}（${stages.map(({ entry }) => entry.title.zh).join('、')}）`,
  }
}
