import type { FigureId } from '../../../src/evaluation/supervision-words.contract.ts'
import { figureWords } from '../../../src/evaluation/supervision-words.contract.ts'
import { useText } from '../text/text.ts'
import { Meaning, shareWords } from './figures.tsx'
import { Bar } from './MonthTable.tsx'

type Line = { readonly id: string; readonly words: string; readonly count: number }

/** What there is most of, each with its share of the whole. */
export function CountList(props: {
  readonly figure: FigureId
  readonly lines: readonly Line[]
  readonly whole: number
  readonly empty: string
}) {
  const { say } = useText()
  const lines = props.lines.filter(({ count }) => count > 0)
  const most = Math.max(1, ...lines.map(({ count }) => count))
  return (
    <section className="surface stack-tight">
      <h2>{say(figureWords[props.figure].title)}</h2>
      {lines.length === 0 && <p className="quiet">{props.empty}</p>}
      <ul className="supervision-counts">
        {lines.map(({ id, words, count }) => (
          <li key={id}>
            <span>{words}</span>
            <Bar value={count} most={most} />
            <span className="small quiet number">{shareWords(count, props.whole)}</span>
          </li>
        ))}
      </ul>
      <Meaning of={props.figure} />
    </section>
  )
}
