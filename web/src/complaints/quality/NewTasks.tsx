import { Button, Input, Select, type InputRef } from 'antd'
import { listReviewers, mostTasks } from '../../../../src/complaints/quality/quality.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { dayOf } from '../../text/time.ts'
import { useText } from '../../text/text.ts'

export type Draft = { readonly key: string; readonly text: string; readonly owner: string; readonly dueOn: string }
const twoWeeksMs = 14 * 86_400_000
export const emptyTask = (owner: string): Draft => ({
  key: crypto.randomUUID(),
  text: '',
  owner,
  dueOn: dayOf(new Date(Date.now() + twoWeeksMs)),
})

/** A task appears when it is asked for: its words come next. One function, so that it is called once for each. */
const focus = (input: InputRef | null) => input?.focus()

type Props = {
  readonly agent: string
  readonly tasks: readonly Draft[]
  readonly onChange: (tasks: readonly Draft[]) => void
  readonly add: (owner: string) => Draft
}
/** What is to get better, by whom, until when. */
export function NewTasks({ agent, tasks, onChange, add }: Props) {
  const { t } = useText()
  const people = useRoute(listReviewers, {}).data?.rows ?? []
  const change = (key: string, part: Partial<Draft>) =>
    onChange(tasks.map((task) => (task.key === key ? { ...task, ...part } : task)))
  return (
    <>
      {tasks.map((task) => (
        <div key={task.key} className="inset stack-tight">
          <Field name={`task-${task.key}`} label={t('quality.task.text')}>
            {(control) => (
              <Input
                {...control}
                ref={focus}
                maxLength={1000}
                value={task.text}
                onChange={(event) => change(task.key, { text: event.target.value })}
              />
            )}
          </Field>
          <div className="quality-row">
            <Field name={`owner-${task.key}`} label={t('quality.task.owner')}>
              {(control) => (
                <Select
                  {...control}
                  value={task.owner}
                  onChange={(owner: string) => change(task.key, { owner })}
                  options={people.map(({ id, name }) => ({ value: id, label: name }))}
                />
              )}
            </Field>
            <Field name={`due-${task.key}`} label={t('quality.task.due')}>
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  value={task.dueOn}
                  onChange={(event) => change(task.key, { dueOn: event.target.value })}
                />
              )}
            </Field>
          </div>
          <div>
            <Button size="small" onClick={() => onChange(tasks.filter(({ key }) => key !== task.key))}>
              {t('quality.task.remove')}
            </Button>
          </div>
        </div>
      ))}
      {tasks.length < mostTasks && (
        <div>
          <Button size="small" onClick={() => onChange([...tasks, add(agent)])}>
            {t('quality.task.add')}
          </Button>
        </div>
      )}
    </>
  )
}
