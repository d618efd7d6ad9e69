import type { Supervision, Timeliness } from '../../../src/evaluation/supervision.contract.ts'
import { figureWords, type FigureId } from '../../../src/evaluation/supervision-words.contract.ts'
import { Figure } from '../parts/Figure.tsx'
import type { Tone } from '../parts/StateTag.tsx'
import { useText } from '../text/text.ts'
import { shareWords } from './figures.tsx'

/** The few numbers that a visit begins with. */
export function Headline({ of: { total } }: { readonly of: Supervision }) {
  const { t } = useText()
  const { workingDays, sample } = total.median
  const share = ({ inTime, decided }: Timeliness) => ({
    value: shareWords(inTime, decided) ?? '—',
    note: decided === 0 ? t('supervision.undecided') : t('supervision.partOf', { part: inTime, whole: decided }),
  })
  return (
    <div className="figures supervision-figures">
      <One id="received" value={total.received} />
      <One id="closed" value={total.closed} />
      <One id="open" value={total.open} />
      <One id="answered" {...share(total.answered)} />
      <One id="finished" {...share(total.finished)} />
      <One
        id="breaches"
        value={total.breaches}
        tone={total.breaches > 0 ? 'danger' : 'plain'}
        note={t('supervision.breachParts', {
          answers: total.answered.late + total.answered.overdue,
          finishes: total.finished.late + total.finished.overdue,
        })}
      />
      <One id="working-days" value={workingDays ?? '—'} note={t('supervision.sample', { n: sample })} />
    </div>
  )
}

function One(props: {
  readonly id: FigureId
  readonly value: string | number
  readonly note?: string
  readonly tone?: Tone
}) {
  const { say } = useText()
  const { title, definition, source } = figureWords[props.id]
  return (
    <Figure
      label={say(title)}
      value={props.value}
      definition={say(definition)}
      source={say(source)}
      {...(props.note && { note: props.note })}
      {...(props.tone && { tone: props.tone })}
    />
  )
}
