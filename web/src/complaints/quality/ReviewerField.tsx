import { Select } from 'antd'
import { listReviewers } from '../../../../src/complaints/quality/quality.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { Field } from '../../parts/Field.tsx'
import { useText } from '../../text/text.ts'

type Props = {
  readonly value: string
  readonly onChange: (id: string) => void
  readonly problem: ApiProblem | null
  readonly label?: string
  readonly help?: string
  readonly required?: boolean
}
export function ReviewerField({ value, onChange, problem, label, help, required = true }: Props) {
  const { t } = useText()
  const people = useRoute(listReviewers, {}).data?.rows ?? []
  return (
    <Field
      name="reviewer"
      label={label ?? t('quality.reviewer')}
      help={help ?? t('quality.reviewerHelp')}
      required={required}
      problem={problem}
    >
      {(control) => (
        <Select
          {...control}
          value={value || null}
          placeholder={t('quality.chooseReviewer')}
          allowClear={!required}
          onChange={(id: string | null) => onChange(id ?? '')}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </Field>
  )
}
