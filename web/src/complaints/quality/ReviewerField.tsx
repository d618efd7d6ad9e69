import { Select } from 'antd'
import { listReviewers } from '../../../../src/complaints/quality/quality.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { Field } from '../../parts/Field.tsx'
import { useText } from '../../text/text.ts'

type Props = { readonly value: string; readonly onChange: (id: string) => void; readonly problem: ApiProblem | null }
export function ReviewerField({ value, onChange, problem }: Props) {
  const { t } = useText()
  const people = useRoute(listReviewers, {}).data?.rows ?? []
  return (
    <Field name="reviewer" label={t('quality.reviewer')} help={t('quality.reviewerHelp')} problem={problem}>
      {(control) => (
        <Select
          {...control}
          value={value || null}
          placeholder={t('quality.chooseReviewer')}
          onChange={(id: string | null) => onChange(id ?? '')}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </Field>
  )
}
