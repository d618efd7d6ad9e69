import type { z } from 'zod'
import type { listRemedies, RemedyResult, Situation } from '../../../../src/complaints/remedies/remedy.contract.ts'
import { useText } from '../../text/text.ts'
import { toggled } from './situation.ts'

type Props = {
  readonly id: string
  readonly punitive: NonNullable<RemedyResult['punitive']>
  readonly finders: z.infer<typeof listRemedies.output>['finders']
  readonly situation: Situation
  readonly onChange: (situation: Situation) => void
}

/** Punitive damages need two things that no calculation can give: the demand of the consumer and the finding of a person. */
export function PunitiveBox({ id, punitive, finders, situation, onChange }: Props) {
  const { t, say } = useText()
  const { finding, words } = punitive
  // What was just tapped shows at once; the amounts follow when the server has answered.
  const foundBy = situation.findings[finding] ?? null
  const found = (value: (typeof finders)[number]['id'] | null) => {
    const { [finding]: _, ...others } = situation.findings
    onChange({ ...situation, findings: value === null ? others : { ...others, [finding]: value } })
  }
  return (
    <div className="note note-risk stack-tight">
      <p>{t('remedies.punitive.lead', { finding: say(words) })}</p>
      <label className="remedy-pill">
        <input
          type="checkbox"
          checked={situation.demands.includes(id)}
          onChange={() => onChange({ ...situation, demands: toggled(situation.demands, id) })}
        />
        {t('remedies.punitive.demand')}
      </label>
      <fieldset className="remedy-ask">
        <legend>{t('remedies.punitive.found')}</legend>
        <div className="remedy-pills">
          {[null, ...finders].map((finder) => (
            <label key={finder?.id ?? ''} className="remedy-pill">
              <input
                type="radio"
                name={`${id}-finding`}
                checked={foundBy === (finder?.id ?? null)}
                onChange={() => found(finder?.id ?? null)}
              />
              {finder ? say(finder.words) : t('remedies.punitive.notYet')}
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  )
}
