import { Input, Select } from 'antd'
import { remedies, type LineOffer, type Remedy } from '../../../src/complaints/complaint.contract.ts'
import { Field } from '../parts/Field.tsx'
import { moneySigns, moneyWords } from '../text/money.ts'
import { useText } from '../text/text.ts'
import { isWrongAmount, linesInDispute, offersIn, type LineDraft } from './line-draft.ts'
import type { StepFieldProps } from './step-draft.ts'

/** Item by item: what is offered for each that is ticked; the others stay in dispute. */
export function LineOffers({ of, value, change, problem }: StepFieldProps) {
  const { t } = useText()
  const chosen = offersIn(of, value.lines)
  const set = (id: string, draft: LineDraft | null) => {
    const { [id]: _, ...others } = value.lines
    change({ lines: draft === null ? others : { ...others, [id]: draft } })
  }
  return (
    <fieldset className="choices" id="field-forLines" tabIndex={-1}>
      <legend>{t('lines.legend')}</legend>
      <p className="quiet small">{t('lines.help')}</p>
      {linesInDispute(of).map((line) => {
        const draft = value.lines[line.id]
        const name = `forLines.${chosen.findIndex(({ lineId }) => lineId === line.id)}`
        return (
          <div key={line.id} className="line-offer">
            <label className="line-offer-item">
              <input
                type="checkbox"
                checked={draft !== undefined}
                onChange={(event) => set(line.id, event.target.checked ? { remedy: 'refund', amount: '' } : null)}
              />
              <span>
                {line.title} <span className="quiet">{moneyWords(line.amountFen, of.currency)}</span>
              </span>
            </label>
            {draft && (
              <div className="row line-offer-terms">
                <Field name={`${name}.remedy`} label={t('complaints.step.remedy')} problem={problem}>
                  {(control) => (
                    <Select
                      {...control}
                      value={draft.remedy}
                      options={remedies.map((one) => ({ value: one, label: t(`complaints.remedy.${one}`) }))}
                      onChange={(remedy: Remedy) => set(line.id, { ...draft, remedy })}
                    />
                  )}
                </Field>
                <Field
                  name={`${name}.amountFen`}
                  label={t('complaints.step.amount')}
                  required={false}
                  problem={problem}
                  error={isWrongAmount(draft) ? t('complaints.file.amountWrong') : undefined}
                >
                  {(control) => (
                    <Input
                      {...control}
                      inputMode="decimal"
                      prefix={moneySigns[of.currency]}
                      value={draft.amount}
                      onChange={(event) => set(line.id, { ...draft, amount: event.target.value })}
                    />
                  )}
                </Field>
              </div>
            )}
          </div>
        )
      })}
      <Staying of={of} chosen={chosen} />
    </fieldset>
  )
}

function Staying({ of, chosen }: { readonly of: StepFieldProps['of']; readonly chosen: readonly LineOffer[] }) {
  const { t, list } = useText()
  const staying = linesInDispute(of).filter(({ id }) => !chosen.some(({ lineId }) => lineId === id))
  if (chosen.length === 0) return <p className="quiet small">{t('lines.none')}</p>
  return (
    <p className="small">
      {staying.length === 0 ? t('lines.all') : t('lines.staying', { items: list(staying.map(({ title }) => title)) })}
    </p>
  )
}
