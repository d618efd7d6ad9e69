import { Button, Input } from 'antd'
import { useState } from 'react'
import { closeTask, type ReviewView, type TaskView } from '../../../../src/complaints/quality/quality.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Field, FieldScope } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { dayWords } from '../../text/time.ts'
import { useText } from '../../text/text.ts'

export function Tasks({ of }: { readonly of: ReviewView }) {
  const { t } = useText()
  return (
    <section className="surface stack">
      <h2>{t('quality.task.title')}</h2>
      {of.tasks.length === 0 && <p className="quiet">{t('quality.task.none')}</p>}
      {of.tasks.length > 0 && (
        <ul className="plain-list stack">
          {of.tasks.map((task) => (
            <li key={task.id}>
              <Task of={task} review={of.id} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Task({ of, review }: { readonly of: TaskView; readonly review: string }) {
  const { t, language } = useText()
  const [note, setNote] = useState('')
  const act = useAct(closeTask)
  return (
    <div className="stack-tight">
      <span className="row">
        <StateTag tone={of.doneAt ? 'kept' : 'info'}>
          {t(of.doneAt ? 'quality.task.done' : 'quality.task.open')}
        </StateTag>
        <span className="quality-said">{of.text}</span>
      </span>
      <span className="quiet small">
        {t('quality.task.by', { name: of.owner.name, day: dayWords(of.dueOn, language) })}
      </span>
      {of.note && <span className="inset quality-said">{of.note}</span>}
      {of.mayClose && (
        <FieldScope name={of.id}>
          <Field name="note" label={t('quality.task.note')} problem={act.problem}>
            {(control) => (
              <Input {...control} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />
            )}
          </Field>
          {act.problem && <Problem problem={act.problem} />}
          <div>
            <Button
              size="small"
              loading={act.busy}
              disabled={note.trim().length < 4}
              onClick={() => void act.run({ id: review, task: of.id, note })}
            >
              {t('quality.task.close')}
            </Button>
          </div>
        </FieldScope>
      )}
    </div>
  )
}
