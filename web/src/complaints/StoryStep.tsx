import { Input, Select } from 'antd'
import { longestText } from '../../../src/complaints/complaint.contract.ts'
import { Field } from '../parts/Field.tsx'
import { useText } from '../text/text.ts'
import type { Category, StepProps } from './filing-check.ts'

type Question = Category['questions'][number]

export function StoryStep({ filing, change }: StepProps) {
  const { t } = useText()
  const { draft, category } = filing
  return (
    <>
      {category?.questions.map((question) => (
        <QuestionField
          key={question.name}
          question={question}
          value={draft.details[question.name] ?? ''}
          onChange={(value) => change({ details: answered(draft.details, question.name, value) })}
        />
      ))}
      <Field name="text" label={t('complaints.file.storyLabel')} help={t('complaints.file.storyHelp')}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 5, maxRows: 16 }}
            maxLength={longestText}
            value={draft.text}
            onChange={(event) => change({ text: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}

/** An answer that was emptied is no answer. */
function answered(details: Readonly<Record<string, string>>, name: string, value: string): Record<string, string> {
  const { [name]: _, ...others } = details
  return value === '' ? others : { ...others, [name]: value }
}

function QuestionField(props: {
  readonly question: Question
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const { say } = useText()
  const { question, value, onChange } = props
  return (
    <Field name={`details-${question.name}`} label={say(question.title)} required={question.required}>
      {(control) => {
        if (question.kind === 'choice')
          return (
            <Select
              {...control}
              value={value || null}
              onChange={(chosen: string | null) => onChange(chosen ?? '')}
              options={question.choices.map((choice) => ({ value: choice.value, label: say(choice.title) }))}
            />
          )
        const common = {
          ...control,
          value,
          onChange: (event: { target: { value: string } }) => onChange(event.target.value),
        }
        return question.kind === 'day' ? <Input type="date" {...common} /> : <Input maxLength={1000} {...common} />
      }}
    </Field>
  )
}
