import { Select } from 'antd'
import { listRules } from '../../../src/policies/rule.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { Field } from '../parts/Field.tsx'
import { useText } from '../text/text.ts'
import { StepDraft, type StepFieldProps } from './step-draft.ts'

/** Fields of the ruling: what was decided, and the rules it rests on. */

export function DecisionField({
  name,
  value,
  change,
  problem,
}: StepFieldProps & { readonly name: 'decision' | 'reviewed' }) {
  const { t } = useText()
  const options = StepDraft.shape[name].options.map((one) => ({
    value: one,
    label: t(`mediation.ruling.decisions.${one}`),
  }))
  return (
    <Field name="decision" label={t('mediation.ruling.decision')} problem={problem}>
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
