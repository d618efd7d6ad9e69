import { Input } from 'antd'
import { use } from 'react'
import { longestText } from '../../../src/complaints/complaint.contract.ts'
import { Field } from '../parts/Field.tsx'
import { MissingField } from '../parts/missing.ts'
import { WordsField } from '../parts/WordsField.tsx'
import { useText } from '../text/text.ts'
import { Choice } from './Choice.tsx'
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
      <WordsField
        name="text"
        label={t('complaints.file.storyLabel')}
        help={t('complaints.file.storyHelp')}
        rows={5}
        upTo={16}
        most={longestText}
        value={draft.text}
        onChange={(text) => change({ text })}
      />
    </>
  )
}

/** An answer that was emptied is no answer. */
export function answered(
  details: Readonly<Record<string, string>>,
  name: string,
  value: string,
): Record<string, string> {
  const { [name]: _, ...others } = details
  return value === '' ? others : { ...others, [name]: value }
}

export function QuestionField(props: {
  readonly question: Question
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const { say } = useText()
  const { question, value, onChange } = props
  const title = say(question.title)
  const name = `details.${question.name}`
  const missing = use(MissingField)
  const lacks = missing?.at === name ? missing.words : undefined
  if (question.kind === 'choice')
    return (
      <fieldset
        id={`field-${name}`}
        className="choices"
        tabIndex={-1}
        aria-describedby={lacks ? `missing-${name}` : undefined}
      >
        <legend className="field-label">{title}</legend>
        {lacks && (
          <p id={`missing-${name}`} className="field-error">
            {lacks}
          </p>
        )}
        {question.choices.map((choice) => (
          <Choice
            key={choice.value}
            kind="radio"
            name={question.name}
            chosen={choice.value === value}
            onChoose={() => onChange(choice.value)}
            title={say(choice.title)}
          />
        ))}
      </fieldset>
    )
  return (
    <Field name={name} label={title} required={question.required}>
      {(control) => (
        <Input
          {...control}
          {...(question.kind === 'day' ? { type: 'date' } : { maxLength: 1000 })}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
