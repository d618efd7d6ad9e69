import { Input } from 'antd'
import { Field } from '../parts/Field.tsx'
import { moneyWords } from '../text/money.ts'
import { useText } from '../text/text.ts'
import { Choice } from './Choice.tsx'
import { FilingDemands } from './demand/FilingDemands.tsx'
import { asksMoney } from './filing-draft.ts'
import { currencyOf, mostClaimable, type StepProps } from './filing-check.ts'

export function ClaimStep({ filing, change }: StepProps) {
  const { t, say } = useText()
  const { draft, category, order } = filing
  const toggle = (remedy: (typeof draft.remedies)[number]) =>
    change({
      remedies: draft.remedies.includes(remedy)
        ? draft.remedies.filter((one) => one !== remedy)
        : [...draft.remedies, remedy],
    })
  return (
    <>
      <fieldset className="choices">
        <legend className="quiet">{t('complaints.file.claimHelp')}</legend>
        {category?.remedies.map(({ remedy, title }) => {
          const chosen = draft.remedies.includes(remedy)
          return (
            <Choice key={remedy} kind="checkbox" chosen={chosen} onChoose={() => toggle(remedy)} title={say(title)} />
          )
        })}
      </fieldset>
      {asksMoney(draft) && (
        <Field
          name="amountFen"
          label={t('complaints.file.amount')}
          help={
            order
              ? t('complaints.file.amountHelp', { paid: moneyWords(mostClaimable(filing), currencyOf(order)) })
              : t('guest.file.amountHelp')
          }
        >
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              prefix={{ CNY: '¥', BRL: 'R$', GBP: '£' }[currencyOf(order)]}
              value={draft.amount}
              onChange={(event) => change({ amount: event.target.value })}
            />
          )}
        </Field>
      )}
      <FilingDemands filing={filing} change={change} />
    </>
  )
}
