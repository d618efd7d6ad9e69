import { Button, Input } from 'antd'
import { useState } from 'react'
import { decideReview, Measure, type ReviewView } from '../../../../src/complaints/abuse/abuse.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'
import { Choice } from '../Choice.tsx'

/** Nothing, a warning, or a limit that a colleague has to confirm; each says what follows. */
export function DecideForm({ of }: { readonly of: ReviewView }) {
  const { t } = useText()
  const [measure, setMeasure] = useState<Measure>('nothing')
  const [days, setDays] = useState('7')
  const [text, setText] = useState('')
  const act = useAct(decideReview)
  const label = t(measure === 'nothing' ? 'abuse.inner' : 'abuse.reasons')
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void act.run({ id: of.id, measure, text, ...(measure === 'limit' && { days: Number(days) }) })
      }}
    >
      <ProblemSummary problem={act.problem} labels={{ text: label, days: t('abuse.days') }} />
      <fieldset className="choices">
        <legend className="only-read-aloud">{t('abuse.decision')}</legend>
        {Measure.options.map((value) => (
          <Choice
            key={value}
            kind="radio"
            name="measure"
            chosen={measure === value}
            onChoose={() => setMeasure(value)}
            title={t(`abuse.measure.${value}`)}
          >
            {t(`abuse.measureHelp.${value}`)}
          </Choice>
        ))}
      </fieldset>
      {measure === 'limit' && (
        <Field name="days" label={t('abuse.days')} problem={act.problem}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              maxLength={2}
              value={days}
              onChange={(event) => setDays(event.target.value.replaceAll(/\D/g, ''))}
            />
          )}
        </Field>
      )}
      <WordsField
        name="text"
        label={label}
        help={t(measure === 'nothing' ? 'abuse.innerHelp' : 'abuse.reasonsHelp')}
        problem={act.problem}
        upTo={12}
        most={5000}
        value={text}
        onChange={setText}
      />
      <div className="actions">
        <Button htmlType="submit" type="primary" loading={act.busy} disabled={text.trim() === ''}>
          {t(`abuse.send.${measure}`)}
        </Button>
      </div>
    </form>
  )
}
