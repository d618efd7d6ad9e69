import { Input } from 'antd'
import { Remedy } from '../../../../src/complaints/complaint.contract.ts'
import { formulaKinds } from '../../../../src/complaints/mass/formula.contract.ts'
import { Choice } from '../../parts/Choice.tsx'
import { Field } from '../../parts/Field.tsx'
import { useText } from '../../text/text.ts'
import type { FormulaDraft } from './formula-draft.ts'

const money: readonly Remedy[] = ['refund', 'compensation', 'return']

/** The remedy and the closed formula, with only the fields that its kind has. */
export function FormulaFields(props: {
  readonly remedy: Remedy
  readonly onRemedy: (remedy: Remedy) => void
  readonly draft: FormulaDraft
  readonly onDraft: (draft: FormulaDraft) => void
}) {
  const { t } = useText()
  const { draft, onDraft } = props
  const number = (name: 'rate' | 'fen' | 'times' | 'floor') => (
    <Field name={name} label={t(`mass.formula.${name}`)}>
      {(control) => (
        <Input
          {...control}
          inputMode="decimal"
          maxLength={12}
          value={draft[name]}
          onChange={(event) => onDraft({ ...draft, [name]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <div className="stack">
      <Choice
        label={t('mass.form.remedy')}
        value={props.remedy}
        options={money.map((value) => ({ value, label: t(`complaints.remedy.${value}`) }))}
        onChange={(remedy) => remedy && props.onRemedy(remedy)}
      />
      <Choice
        label={t('mass.formula.kind')}
        value={draft.kind}
        options={formulaKinds.map((value) => ({ value, label: t(`mass.formula.${value}`) }))}
        onChange={(kind) => kind && onDraft({ ...draft, kind })}
      />
      {draft.kind === 'share' && number('rate')}
      {(draft.kind === 'piece' || draft.kind === 'affected' || draft.kind === 'fixed') && number('fen')}
      {draft.kind === 'multiple' && number('times')}
      {draft.kind === 'multiple' && number('floor')}
      <div>
        {(['lessRefunded', 'atMostClaim'] as const).map((name) => (
          <label key={name} className="mass-check">
            <input
              type="checkbox"
              checked={draft[name]}
              onChange={(event) => onDraft({ ...draft, [name]: event.target.checked })}
            />
            {t(`mass.formula.${name}`)}
          </label>
        ))}
      </div>
    </div>
  )
}
