import { Select } from 'antd'
import { readPaper } from '../../../src/complaints/ruling/ruling.contract.ts'
import { listRules } from '../../../src/policies/rule.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { Field } from '../parts/Field.tsx'
import { moneyWords } from '../text/money.ts'
import { useText } from '../text/text.ts'
import { StepDraft, type StepFieldProps } from './step-draft.ts'

/** Fields of the ruling: what was decided, and the rules it rests on. */

export function DecisionField({
  of,
  name,
  value,
  change,
  problem,
}: StepFieldProps & { readonly name: 'decision' | 'reviewed' }) {
  const { t } = useText()
  const { data } = useRoute(readPaper, { id: of.id }, { enabled: name === 'reviewed' })
  const bounds = data?.bounds ?? null
  const options = StepDraft.shape[name].options
    .filter((one) => one !== 'change' || bounds?.changes !== false)
    .map((one) => ({ value: one, label: t(`mediation.ruling.decisions.${one}`) }))
  const granted = moneyWords(bounds?.leastFen ?? bounds?.mostFen ?? 0, of.currency)
  const help = bounds ? { help: t(`ruling.alone.${bounds.by}`, { granted }) } : {}
  return (
    <Field name="decision" label={t('mediation.ruling.decision')} problem={problem} {...help}>
      {(control) => (
        <Select
          {...control}
          value={value[name]}
          options={options}
          onChange={(chosen: string) => change({ [name]: StepDraft.shape[name].parse(chosen) })}
        />
      )}
    </Field>
  )
}

export function CitesField({ value, change, problem }: StepFieldProps) {
  const { t, say } = useText()
  const rules = useRoute(listRules, {})
  return (
    <Field name="cites" label={t('mediation.ruling.cites')} problem={problem}>
      {(control) => (
        <Select
          {...control}
          mode="multiple"
          loading={rules.loading}
          value={value.cites}
          showSearch={{ optionFilterProp: 'label' }}
          options={(rules.data?.rows ?? []).map((rule) => ({ value: rule.id, label: say(rule.title) }))}
          onChange={(cites: string[]) => change({ cites })}
        />
      )}
    </Field>
  )
}
