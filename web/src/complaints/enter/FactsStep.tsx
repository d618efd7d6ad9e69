import { longestText, mostFiles } from '../../../../src/complaints/complaint.contract.ts'
import { Choice as Select } from '../../parts/Choice.tsx'
import { Field } from '../../parts/Field.tsx'
import { Uploader } from '../../parts/Uploader.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'
import { answered, QuestionField } from '../StoryStep.tsx'
import { isCall } from './entry-draft.ts'
import { Say } from './Say.tsx'
import type { StepProps } from './script.ts'

/** What happened: the questions of the category, as far as the caller can answer them, and the story in the caller's words. */
export function FactsStep({ draft, change, categories, problem, onBusy }: StepProps) {
  const { t, say } = useText()
  const category = categories.find(({ code }) => code === draft.category)
  return (
    <>
      {isCall(draft) && <Say>{t('enter.script.facts')}</Say>}
      <Select
        label={t('enter.field.category')}
        value={draft.category ?? ''}
        all={t('enter.field.categoryNone')}
        options={categories.map(({ code, title }) => ({ value: code, label: say(title) }))}
        onChange={(code) => change({ category: code ?? null, details: {}, remedies: [] })}
      />
      {category && <p className="field-help">{say(category.hint)}</p>}
      {category && category.questions.length > 0 && (
        <section className="stack" aria-label={t('enter.field.questions')}>
          <p className="quiet small">{t('enter.field.questionsHelp')}</p>
          {category.questions.map((question) => (
            <QuestionField
              key={question.name}
              question={{ ...question, required: false }}
              value={draft.details[question.name] ?? ''}
              onChange={(value) => change({ details: answered(draft.details, question.name, value) })}
            />
          ))}
        </section>
      )}
      <WordsField
        name="text"
        label={t('enter.field.text')}
        help={t('enter.field.textHelp')}
        problem={problem}
        rows={5}
        upTo={14}
        most={longestText}
        value={draft.text}
        onChange={(text) => change({ text })}
      />
      <Field
        name="files"
        label={t('enter.field.files')}
        help={t('enter.field.filesHelp')}
        required={false}
        problem={problem}
      >
        {(control) => (
          <Uploader
            id={control.id}
            value={draft.files}
            onChange={(files) => change({ files: [...files] })}
            max={mostFiles}
            onBusy={onBusy}
          />
        )}
      </Field>
    </>
  )
}
