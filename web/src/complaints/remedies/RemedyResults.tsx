import type { ReactNode } from 'react'
import type { z } from 'zod'
import type {
  Calculation,
  listRemedies,
  RemedyResult,
  Situation,
} from '../../../../src/complaints/remedies/remedy.contract.ts'
import { useText } from '../../text/text.ts'
import { NotApplicable } from './NotApplicable.tsx'
import { OpenChoices } from './OpenChoices.tsx'
import { PunitiveBox } from './PunitiveBox.tsx'
import { OpenCard, RemedyCard } from './RemedyCard.tsx'
import { ResultSummary } from './ResultSummary.tsx'

type Props = {
  readonly catalogue: z.infer<typeof listRemedies.output>
  readonly result: Calculation
  readonly situation: Situation
  readonly onChange: (situation: Situation) => void
  readonly onAnswer: (question: string) => void
  /** What stands under the result: print, share. */
  readonly children?: ReactNode
}

/** What comes out: the sum first, then each remedy, then what does not apply. */
export function RemedyResults({ catalogue, result, situation, onChange, onAnswer, children }: Props) {
  const { t, say } = useText()
  const titles = new Map([...result.remedies, ...result.not].map(({ id, title }) => [id, say(title)]))
  const titleOf = (id: string) => titles.get(id) ?? id
  const names = new Map(catalogue.questions.map(({ id, name }) => [id, say(name)]))
  const nameOf = (id: string) => names.get(id) ?? id
  const applying = result.remedies
    .filter(({ state }) => state === 'applies')
    .toSorted((a, b) => placeOf(a) - placeOf(b))
  const open = result.remedies.filter(({ state }) => state === 'open')
  const decisions = (remedy: RemedyResult) => (
    <>
      {remedy.asks.length > 0 && <OpenChoices remedy={remedy} situation={situation} onChange={onChange} />}
      {remedy.punitive && (
        <PunitiveBox
          id={remedy.id}
          punitive={remedy.punitive}
          finders={catalogue.finders}
          situation={situation}
          onChange={onChange}
        />
      )}
    </>
  )
  return (
    <div className="stack remedy-results">
      <h2>{t('remedies.result.title')}</h2>
      <ResultSummary
        result={result}
        titleOf={titleOf}
        prefer={situation.prefer}
        onPrefer={(prefer) => onChange({ ...situation, prefer })}
      />
      {applying.map((remedy) => (
        <RemedyCard key={remedy.id} remedy={remedy} titleOf={titleOf} nameOf={nameOf} onAnswer={onAnswer}>
          {decisions(remedy)}
        </RemedyCard>
      ))}
      {open.length > 0 && (
        <section className="stack">
          <h2 id="to-confirm">{t('remedies.result.openTitle', { count: open.length })}</h2>
          {open.map((remedy) => (
            <OpenCard key={remedy.id} remedy={remedy} titleOf={titleOf} nameOf={nameOf} onAnswer={onAnswer}>
              {decisions(remedy)}
            </OpenCard>
          ))}
        </section>
      )}
      <NotApplicable not={result.not} />
      <p className="quiet small">
        {t('remedies.result.disclaimer')} {say(result.rounding)}{' '}
        {t('remedies.result.rulebook', { version: result.rulebook })}
      </p>
      {children}
    </div>
  )
}

/** What counts comes first, then what is punitive, then what is no sum of money. */
const placeOf = ({ counted, punitive, amount }: RemedyResult): number => {
  if (counted) return 0
  return punitive ? 2 : amount ? 1 : 3
}
