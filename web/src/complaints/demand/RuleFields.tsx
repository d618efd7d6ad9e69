import { Radio } from 'antd'
import type { z } from 'zod'
import type { Answer, Question } from '../../../../src/kernel/remedy/question.contract.ts'
import type { CatalogueRemedy } from '../../../../src/complaints/remedies/remedy.contract.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { Field } from '../../parts/Field.tsx'
import { useText } from '../../text/text.ts'
import { AnswerField } from './AnswerField.tsx'

export type Remedy = z.output<typeof CatalogueRemedy>
export type Facts = {
  readonly answers: Readonly<Record<string, Answer>>
  readonly choices: Readonly<Record<string, string>>
}

type Props = {
  readonly rule: Pick<Remedy, 'questions' | 'asks'>
  readonly questions: readonly Question[]
  readonly facts: Facts
  readonly onChange: (facts: Facts) => void
  /** Whose choices are asked for here. */
  readonly chooses: 'consumer' | 'person'
  /** Before every field in what is sent: `awards.0.`. */
  readonly at?: string
  readonly problem?: ApiProblem | null
}

/** What a rule asks: its facts, and what the text leaves open to whoever fills this in. */
export function RuleFields({ rule, questions, facts, onChange, chooses, at = '', problem = null }: Props) {
  const { say } = useText()
  const asked = questions.filter(({ id }) => rule.questions.includes(id))
  const answer = (id: string, value: Answer | undefined) => {
    const { [id]: _, ...others } = facts.answers
    onChange({ ...facts, answers: value === undefined ? others : { ...others, [id]: value } })
  }
  return (
    <>
      {asked.map((question) => (
        <AnswerField
          key={question.id}
          question={question}
          name={`${at}answers.${question.id}`}
          value={facts.answers[question.id]}
          onChange={(value) => answer(question.id, value)}
          problem={problem}
        />
      ))}
      {rule.asks
        .filter(({ decidedBy }) => decidedBy === chooses)
        .map((ask) => (
          <Field
            key={ask.id}
            name={`${at}choices.${ask.id}`}
            label={say(ask.ask)}
            help={say(ask.why)}
            problem={problem}
          >
            {({ id }) => (
              <Radio.Group
                id={id}
                aria-label={say(ask.ask)}
                value={facts.choices[ask.id] ?? null}
                options={ask.options.map((one) => ({ value: one.value, label: say(one.words) }))}
                onChange={(event) =>
                  onChange({ ...facts, choices: { ...facts.choices, [ask.id]: String(event.target.value) } })
                }
              />
            )}
          </Field>
        ))}
    </>
  )
}
