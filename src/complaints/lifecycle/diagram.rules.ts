import { steps } from '../lifecycle.rules.ts'
import { stateWords } from '../refusal-words.contract.ts'
import { states, type State } from '../complaint.contract.ts'
import { stateTable } from './states.rules.ts'
import { targetsOf, type Target } from './step.rules.ts'
import { together, togetherWords, type Together } from './together.rules.ts'

/** docs/lifecycle.md: the table as a picture and as lists. `npm run generate` writes it; a test holds it to the table. */
export function lifecycleDiagram(): string {
  const edges = states.flatMap((from) => [...stepEdges(from), ...togetherEdges(from), ...silenceEdges(from)])
  return [
    '# The lifecycle of a complaint',
    '',
    'Drawn from the table in `src/complaints/lifecycle/`; do not edit. Dashed names are what silence leads to when the timer of the state ends.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...states.map((state) => `  ${state} : ${stateWords[state].zh} ${stateWords[state].en}`),
    '  [*] --> received',
    ...edges.map(({ from, to, names }) => `  ${from} --> ${to} : ${names.join(' / ')}`),
    '  closed --> [*]',
    '```',
    '',
    '| state | timer | silence leads to | clocks that stand still | waits for |',
    '| --- | --- | --- | --- | --- |',
    ...states.map(stateLine),
    '',
    '| step | who | from → to |',
    '| --- | --- | --- |',
    ...Object.entries(steps).map(([name, { title, by, roles, moves }]) => {
      const who = by.map((side) => (side === 'platform' ? `platform (${roles.filter(isStaff).join(', ')})` : side))
      return `| ${name} ${title.zh} | ${who.join(', ')} | ${Object.entries(moves).map(arrow).join('; ')} |`
    }),
    ...togetherNames.map(
      (name) =>
        `| ${name} ${togetherWords[name].zh} | mass claim | ${Object.entries(together[name]).map(arrow).join('; ')} |`,
    ),
    '',
  ].join('\n')
}

const isStaff = (role: string): boolean => role !== 'consumer' && role !== 'merchant'
const arrow = ([from, to]: [string, Target]): string =>
  targetsOf(to).every((one) => one === from) ? from : `${from} → ${targetsOf(to).join(' / ')}`

function stateLine(state: State): string {
  const { clock, silence, pause, waitsFor } = stateTable[state]
  const cells = [
    `${state} ${stateWords[state].zh}`,
    clock ?? '–',
    silence.join(' / ') || '–',
    pause ?? '–',
    waitsFor ?? '–',
  ]
  return `| ${cells.join(' | ')} |`
}

type Edge = { readonly from: State; readonly to: State; readonly names: readonly string[] }
function stepEdges(from: State): Edge[] {
  const byTarget = Map.groupBy(
    Object.entries(steps).flatMap(([name, { moves }]) => {
      const targets = targetsOf(moves[from]).filter((to) => to !== from)
      return targets.map((to) => ({ name, to }))
    }),
    ({ to }) => to,
  )
  return [...byTarget].map(([to, moving]) => ({ from, to, names: moving.map(({ name }) => name) }))
}

const togetherNames: readonly Together[] = ['answer', 'settle', 'find']
const togetherEdges = (from: State): Edge[] =>
  togetherNames.flatMap((name) => {
    const to = together[name][from]
    return to === undefined ? [] : [{ from, to, names: [`mass claim: ${name}`] }]
  })
const silenceEdges = (from: State): Edge[] =>
  stateTable[from].silence.filter((to) => to !== from).map((to) => ({ from, to, names: ['- - silence'] }))
