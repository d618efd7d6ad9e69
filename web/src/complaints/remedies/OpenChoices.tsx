import type { RemedyResult, Situation } from '../../../../src/complaints/remedies/remedy.contract.ts'
import { useText } from '../../text/text.ts'

type Props = {
  readonly remedy: RemedyResult
  readonly situation: Situation
  readonly onChange: (situation: Situation) => void
}

/** Where a text leaves a choice, it is asked; until then every variant stays. */
export function OpenChoices({ remedy, situation, onChange }: Props) {
  const { t, say } = useText()
  const made = situation.choices[remedy.id] ?? {}
  const choose = (ask: string, value: string | null) => {
    const { [ask]: _, ...others } = made
    onChange({
      ...situation,
      choices: { ...situation.choices, [remedy.id]: value === null ? others : { ...others, [ask]: value } },
    })
  }
  return (
    <div className="inset stack no-print">
      <p className="small quiet">{t('remedies.open.lead')}</p>
      {remedy.asks.map(({ id, ask, why, decidedBy, options }) => (
        <fieldset key={id} className="remedy-ask">
          <legend>{say(ask)}</legend>
          <p className="small quiet">
            {say(why)} {t(decidedBy === 'consumer' ? 'remedies.open.byConsumer' : 'remedies.open.byPerson')}
          </p>
          <div className="remedy-pills">
            {[null, ...options].map((option) => (
              <label key={option?.value ?? ''} className="remedy-pill">
                <input
                  type="radio"
                  name={`${remedy.id}-${id}`}
                  checked={(made[id] ?? null) === (option?.value ?? null)}
                  onChange={() => choose(id, option?.value ?? null)}
                />
                {option ? say(option.words) : t('remedies.open.undecided')}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  )
}
