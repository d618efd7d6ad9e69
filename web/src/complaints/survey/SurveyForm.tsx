import { Button } from 'antd'
import { useState } from 'react'
import {
  answerSurvey,
  longestWords,
  solvedAnswers,
  type Answer,
  type Solved,
} from '../../../../src/complaints/survey/survey.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { FieldScope } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Radios } from '../../parts/Radios.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'
import { nameOfMark } from './mark.ts'

const marks = ['5', '4', '3', '2', '1'] as const
type Mark = (typeof marks)[number]
const markOf = (score: number | undefined): Mark | null => marks.find((one) => one === String(score)) ?? null

type Props = { readonly id: string; readonly before: Answer | null; readonly onDone: () => void }

/** Three questions, each one tap; words only for those who want to. */
export function SurveyForm({ id, before, onDone }: Props) {
  const { t } = useText()
  const [outcome, setOutcome] = useState(markOf(before?.outcome))
  const [handling, setHandling] = useState(markOf(before?.handling))
  const [solved, setSolved] = useState<Solved | null>(before?.solved ?? null)
  const [text, setText] = useState(before?.text ?? '')
  const [mayPublish, setMayPublish] = useState(before?.mayPublish ?? false)
  const act = useAct(answerSurvey, { done: onDone })
  const complete = outcome !== null && handling !== null && solved !== null
  const options = marks.map((value) => ({ value, label: t(`survey.mark.${nameOfMark(Number(value))}`) }))
  return (
    <FieldScope name="survey">
      <form
        className="stack survey-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!complete) return
          void act.run({ id, outcome: Number(outcome), handling: Number(handling), solved, text, mayPublish })
        }}
      >
        <Radios
          field="outcome"
          problem={act.problem}
          name="survey-outcome"
          legend={t('survey.outcome')}
          options={options}
          value={outcome}
          onChange={setOutcome}
        />
        <Radios
          field="handling"
          problem={act.problem}
          name="survey-handling"
          legend={t('survey.handling')}
          options={options}
          value={handling}
          onChange={setHandling}
        />
        <Radios
          field="solved"
          problem={act.problem}
          name="survey-solved"
          legend={t('survey.solved')}
          options={solvedAnswers.map((value) => ({ value, label: t(`survey.isSolved.${value}`) }))}
          value={solved}
          onChange={setSolved}
        />
        <WordsField
          name="text"
          label={t('survey.words')}
          help={t('survey.wordsHelp')}
          required={false}
          problem={act.problem}
          most={longestWords}
          value={text}
          onChange={setText}
        />
        {text.trim() !== '' && (
          <label className="survey-consent">
            <input type="checkbox" checked={mayPublish} onChange={(event) => setMayPublish(event.target.checked)} />{' '}
            {t('survey.mayPublish')}
          </label>
        )}
        {act.problem && <Problem problem={act.problem} />}
        <div className="stack-tight">
          <div>
            <Button type="primary" htmlType="submit" loading={act.busy} disabled={!complete}>
              {t(before ? 'survey.saveChange' : 'survey.send')}
            </Button>
          </div>
          <p className="quiet small">{t(complete ? 'survey.sendHelp' : 'survey.incomplete')}</p>
        </div>
      </form>
    </FieldScope>
  )
}
