import { Button } from 'antd'
import { useState } from 'react'
import { noteCall, type CallBackRow } from '../../../../src/complaints/enter/call-back.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Problem } from '../../parts/Problem.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'
import { Choice } from '../Choice.tsx'
import { PersonalData } from '../../parts/PersonalData.tsx'
import { instantOf } from './entry-draft.ts'
import { TextField } from './TextField.tsx'

/** The number, whether somebody answered, what was said, and when to try again. */
export function CallForm({ of, onDone }: { readonly of: CallBackRow; readonly onDone: () => void }) {
  const { t } = useText()
  const act = useAct(noteCall, { done: onDone })
  const [reached, setReached] = useState(true)
  const [note, setNote] = useState('')
  const [againAt, setAgain] = useState('')
  const again = !reached && againAt !== '' ? { againAt: instantOf(againAt) } : {}
  return (
    <div className="stack">
      <PersonalData of={of.complaint} />
      <fieldset className="choices">
        <legend className="field-label">{t('enter.calls.reached')}</legend>
        {[true, false].map((answer) => (
          <Choice
            key={String(answer)}
            kind="radio"
            name="reached"
            chosen={reached === answer}
            onChoose={() => setReached(answer)}
            title={t(answer ? 'enter.calls.reachedYes' : 'enter.calls.reachedNo')}
          />
        ))}
      </fieldset>
      <WordsField
        name="note"
        label={t('enter.calls.said')}
        help={t('enter.calls.saidHelp')}
        problem={act.problem}
        upTo={8}
        most={1000}
        value={note}
        onChange={setNote}
      />
      {!reached && (
        <TextField
          name="againAt"
          type="datetime-local"
          label={t('enter.calls.again')}
          value={againAt}
          onChange={setAgain}
          problem={act.problem}
        />
      )}
      {act.problem && <Problem problem={act.problem} />}
      <div className="actions">
        <Button type="primary" loading={act.busy} onClick={() => void act.run({ id: of.id, reached, note, ...again })}>
          {t('enter.calls.send')}
        </Button>
      </div>
    </div>
  )
}
