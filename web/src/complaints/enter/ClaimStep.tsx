import { useText } from '../../text/text.ts'
import { Choice } from '../Choice.tsx'
import { paidRemedies } from '../filing-draft.ts'
import { isCall } from './entry-draft.ts'
import { Say } from './Say.tsx'
import type { StepProps } from './script.ts'
import { TextField } from './TextField.tsx'

/** What is asked for. A letter does not always say it; then it stays open. */
export function ClaimStep({ draft, change, categories, problem }: StepProps) {
  const { t, say } = useText()
  const category = categories.find(({ code }) => code === draft.category)
  if (!category) return <p className="note">{t('enter.categoryFirst')}</p>
  const paid = draft.remedies.some((remedy) => paidRemedies.includes(remedy))
  return (
    <>
      {isCall(draft) && <Say>{t('enter.script.claim')}</Say>}
      {isCall(draft) && <Say>{t('enter.script.byLaw')}</Say>}
      <fieldset className="choices">
        <legend className="field-label">{t('enter.field.remedies')}</legend>
        {category.remedies.map(({ remedy, title }) => {
          const chosen = draft.remedies.includes(remedy)
          const remedies = chosen ? draft.remedies.filter((one) => one !== remedy) : [...draft.remedies, remedy]
          const still = remedies.some((one) => paidRemedies.includes(one))
          return (
            <Choice
              key={remedy}
              kind="checkbox"
              chosen={chosen}
              onChoose={() => change({ remedies, ...(!still && { amount: '' }) })}
              title={say(title)}
            />
          )
        })}
      </fieldset>
      {paid && (
        <TextField
          name="amountFen"
          label={t('enter.field.amount')}
          help={t('enter.field.amountHelp')}
          value={draft.amount}
          onChange={(amount) => change({ amount })}
          problem={problem}
        />
      )}
    </>
  )
}
