import { Button, Input } from 'antd'
import { useState } from 'react'
import type { IncidentView } from '../../../../src/privacy/incident/incident.contract.ts'
import { correctFound } from '../../../../src/privacy/incident/incident-routes.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'
import { instantOf, minuteOf } from './moment.ts'

/** When it was found is corrected in the open. */
export function CorrectForm({ of, onDone }: { readonly of: IncidentView; readonly onDone: () => void }) {
  const { t } = useText()
  const [foundAt, setFoundAt] = useState(minuteOf(of.foundAt))
  const [why, setWhy] = useState('')
  const act = useAct(correctFound, { done: onDone })
  const labels = { foundAt: t('incidents.column.found'), why: t('incidents.why') }
  return (
    <form
      className="stack inset"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void act.run({ id: of.id, foundAt: instantOf(foundAt), why })
      }}
    >
      <ProblemSummary problem={act.problem} labels={labels} />
      <Field name="foundAt" label={labels.foundAt} problem={act.problem}>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            max={minuteOf(of.openedAt)}
            value={foundAt}
            onChange={(event) => setFoundAt(event.target.value)}
          />
        )}
      </Field>
      <WordsField name="why" label={labels.why} problem={act.problem} most={2000} value={why} onChange={setWhy} />
      <div className="actions">
        <Button htmlType="submit" type="primary" loading={act.busy} disabled={foundAt === '' || why.trim().length < 4}>
          {t('incidents.step.correct.send')}
        </Button>
      </div>
    </form>
  )
}
