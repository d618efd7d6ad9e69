import { Button, Input } from 'antd'
import { useState, type FormEvent } from 'react'
import type { z } from 'zod'
import type { listRemedies, Situation } from '../../../../src/complaints/remedies/remedy.contract.ts'
import { Field } from '../../parts/Field.tsx'
import { useNow } from '../../parts/now.ts'
import { useText } from '../../text/text.ts'
import { dayOf } from '../../text/time.ts'
import { Choice } from '../Choice.tsx'
import { toggled } from './situation.ts'

type Props = {
  readonly topics: z.infer<typeof listRemedies.output>['topics']
  readonly situation: Situation
  readonly onChange: (situation: Situation) => void
  readonly onStart: () => void
}

/** What the matter is about and on which day, because both decide what is asked. */
export function TopicStep({ topics, situation, onChange, onStart }: Props) {
  const { t, say } = useText()
  const now = useNow()
  const [tried, setTried] = useState(false)
  const nothing = situation.topics.length === 0
  const start = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!nothing) onStart()
  }
  return (
    <form className="stack needs-script" onSubmit={start}>
      <fieldset className="choices remedy-topics">
        <legend>
          <span className="remedy-question">{t('remedies.topics.ask')}</span>
          <span className="quiet small remedy-help">{t('remedies.topics.help')}</span>
        </legend>
        {topics.map(({ id, words }) => (
          <Choice
            key={id}
            kind="checkbox"
            chosen={situation.topics.includes(id)}
            onChoose={() => onChange({ ...situation, topics: toggled(situation.topics, id) })}
            title={say(words)}
          />
        ))}
      </fieldset>
      {tried && nothing && (
        <p className="field-error" role="alert">
          {t('remedies.topics.none')}
        </p>
      )}
      <Field
        name="happenedOn"
        label={t('remedies.topics.happenedOn')}
        help={t('remedies.topics.happenedOnHelp')}
        required={false}
      >
        {(control) => (
          <Input
            {...control}
            type="date"
            className="remedy-day"
            min="2007-01-01"
            max={dayOf(now)}
            value={situation.happenedOn ?? ''}
            onChange={({ target }) => onChange({ ...situation, happenedOn: target.value || undefined })}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" size="large" block>
        {t('remedies.topics.start')}
      </Button>
    </form>
  )
}
