import { Button, Input } from 'antd'
import { useState, type ChangeEvent } from 'react'
import type { z } from 'zod'
import { importCalendar, type MovedClock } from '../../../src/policies/calendar.contract.ts'
import { useAct } from '../api/hooks.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { Field } from '../parts/Field.tsx'
import { Problem } from '../parts/Problem.tsx'
import { useText } from '../text/text.ts'
import { dateOf } from './words.ts'

type Output = z.infer<typeof importCalendar.output>

/** Two steps: try it and see which deadlines would move, then put it in force. */
export function CalendarImport({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const [text, setText] = useState('')
  const [tried, setTried] = useState<{ text: string; output: Output } | null>(null)
  const [done, setDone] = useState<Output | null>(null)
  const trial = useAct(importCalendar, { refresh: [] })
  const act = useAct(importCalendar)
  const current = tried?.text === text ? tried.output : null
  const choose = async (event: ChangeEvent<HTMLInputElement>) =>
    setText((await event.target.files?.[0]?.text()) ?? text)
  const tryIt = async () => {
    const output = await trial.run({ text, dryRun: true })
    if (output) setTried({ text, output })
  }
  const apply = async () => {
    const output = await act.run({ text, dryRun: false })
    if (output) setDone(output)
  }
  if (done)
    return (
      <Dialog title={t('policies.calendar.import')} onClose={onClose}>
        <p className="note note-kept">{t('policies.calendar.changed', { year: done.year, count: done.moved })}</p>
        <Moved output={done} />
      </Dialog>
    )
  return (
    <Dialog title={t('policies.calendar.import')} onClose={onClose}>
      <p className="quiet">{t('policies.calendar.importLead')}</p>
      <label className="row">
        <span>{t('policies.calendar.importFile')}</span>
        <input type="file" accept=".yaml,.yml,text/yaml" onChange={(event) => void choose(event)} />
      </label>
      <Field name="text" label={t('policies.calendar.importText')} help={t('policies.calendar.importHelp')}>
        {(control) => (
          <Input.TextArea
            {...control}
            className="code"
            rows={10}
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {(trial.problem ?? act.problem) && <Refused problem={trial.problem ?? act.problem} />}
      {current && <Summary output={current} />}
      {current ? <Moved output={current} /> : <p className="quiet">{t('policies.calendar.dryRunFirst')}</p>}
      <div className="actions">
        {current ? (
          <Button type="primary" loading={act.busy} onClick={() => void apply()}>
            {t('policies.calendar.apply', { year: current.year })}
          </Button>
        ) : (
          <Button type="primary" disabled={text.trim() === ''} loading={trial.busy} onClick={() => void tryIt()}>
            {t('policies.calendar.dryRun')}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

function Refused({ problem }: { readonly problem: ReturnType<typeof useAct>['problem'] }) {
  return problem && <Problem problem={problem} />
}

/** What was understood, to compare with the notice before it is put in force. */
function Summary({ output }: { readonly output: Output }) {
  const { t } = useText()
  const { year, workingDays, daysOff, makeUpDays } = output.summary
  return (
    <p className="note note-kept">
      {t('policies.calendar.year', { year })}: {t('policies.calendar.workingDays', { count: workingDays })} ·{' '}
      {t('policies.calendar.offDays', { count: daysOff })} · {t('policies.calendar.makeUpDays', { count: makeUpDays })}
    </p>
  )
}

function Moved({ output }: { readonly output: Output }) {
  const { t } = useText()
  if (output.moved === 0) return <p>{t('policies.calendar.wouldChangeNone')}</p>
  return (
    <section className="stack-tight">
      <p>
        <strong>{t('policies.calendar.wouldChange', { count: output.moved })}</strong>
      </p>
      <table className="rule-examples">
        <thead>
          <tr>
            <th scope="col">{t('policies.calendar.clock')}</th>
            <th scope="col">{t('policies.calendar.oldDay')}</th>
            <th scope="col">{t('policies.calendar.newDay')}</th>
          </tr>
        </thead>
        <tbody>
          {output.clocks.map((clock) => (
            <MovedRow key={clock.clock} clock={clock} />
          ))}
        </tbody>
      </table>
      {output.moved > output.clocks.length && (
        <p className="quiet">{t('policies.calendar.moreChanges', { count: output.moved - output.clocks.length })}</p>
      )}
    </section>
  )
}

function MovedRow({ clock }: { readonly clock: MovedClock }) {
  const { say } = useText()
  return (
    <tr>
      <td>
        {say(clock.title)}
        <div className="quiet small code">{clock.subject}</div>
      </td>
      <td className="number">{dateOf(clock.before.lastDay)}</td>
      <td className="number">{dateOf(clock.after.lastDay)}</td>
    </tr>
  )
}
