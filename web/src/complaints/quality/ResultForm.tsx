import { Button, Input } from 'antd'
import { useState } from 'react'
import {
  decideObjection,
  fileResult,
  foundAnswers,
  type Findings,
  type ReviewView,
} from '../../../../src/complaints/quality/quality.contract.ts'
import { longestText } from '../../../../src/complaints/complaint.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Field, FieldScope } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Radios } from '../../parts/Radios.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'
import { emptyTask, NewTasks, type Draft } from './NewTasks.tsx'

type Props = { readonly of: ReviewView; readonly decides?: boolean }

/** The checklist, item by item. Deciding on an objection, it begins with what was found. */
export function ResultForm({ of, decides = false }: Props) {
  const { t, say } = useText()
  const [findings, setFindings] = useState<Findings>(of.findings ?? {})
  const [text, setText] = useState('')
  const [tasks, setTasks] = useState<readonly Draft[]>([])
  const file = useAct(fileResult)
  const decide = useAct(decideObjection)
  const problem = file.problem ?? decide.problem
  const complete = of.items.every(({ id }) => findings[id] !== undefined) && text.trim() !== ''
  const changed = of.items.some(({ id }) => {
    const [now, before] = [findings[id], of.findings?.[id]]
    return now?.found !== before?.found || now?.note !== before?.note
  })
  const send = (decision: 'upheld' | 'changed') =>
    void decide.run({ id: of.id, version: of.version, decision, text, ...(decision === 'changed' && { findings }) })
  return (
    <FieldScope name="result">
      <form
        className="surface stack"
        onSubmit={(event) => {
          event.preventDefault()
          const filed = tasks.filter((task) => task.text !== '').map(({ key: _key, ...task }) => task)
          if (!decides) void file.run({ id: of.id, version: of.version, findings, finding: text, tasks: filed })
        }}
      >
        <h2>{t(decides ? 'quality.decideTitle' : 'quality.checklist')}</h2>
        {of.items.map((item) => (
          <div key={item.id} className="stack-tight">
            <Radios
              field={`findings.${item.id}.found`}
              problem={problem}
              name={`${item.id}-${decides}`}
              legend={say(item.title)}
              hint={`${say(item.help)}${item.critical ? ` · ${t('quality.critical')}` : ''}`}
              value={findings[item.id]?.found ?? null}
              options={foundAnswers.map((value) => ({ value, label: t(`quality.found.${value}`) }))}
              onChange={(found) => setFindings({ ...findings, [item.id]: { note: '', ...findings[item.id], found } })}
            />
            {findings[item.id]?.found === 'no' && (
              <Field name={`findings.${item.id}`} label={t('quality.note')} problem={problem}>
                {(control) => (
                  <Input
                    {...control}
                    maxLength={500}
                    value={findings[item.id]?.note ?? ''}
                    onChange={(event) =>
                      setFindings({ ...findings, [item.id]: { found: 'no', note: event.target.value } })
                    }
                  />
                )}
              </Field>
            )}
          </div>
        ))}
        <WordsField
          name="finding"
          label={t(decides ? 'quality.decisionText' : 'quality.finding')}
          help={t('quality.findingHelp')}
          problem={problem}
          most={longestText}
          value={text}
          onChange={setText}
        />
        {!decides && <NewTasks agent={of.agent.id} tasks={tasks} onChange={setTasks} add={emptyTask} />}
        {problem && <Problem problem={problem} />}
        {decides ? (
          <>
            <div className="actions">
              <Button loading={decide.busy} disabled={!complete || !changed} onClick={() => send('changed')}>
                {t('quality.change')}
              </Button>
              <Button loading={decide.busy} disabled={text.trim() === ''} onClick={() => send('upheld')}>
                {t('quality.uphold')}
              </Button>
            </div>
            <p className="quiet small">{t('quality.decideHelp')}</p>
          </>
        ) : (
          <div className="stack-tight">
            <div>
              <Button type="primary" htmlType="submit" loading={file.busy} disabled={!complete}>
                {t('quality.send')}
              </Button>
            </div>
            <p className="quiet small">{t(complete ? 'quality.sendHelp' : 'quality.incomplete')}</p>
          </div>
        )}
      </form>
    </FieldScope>
  )
}
