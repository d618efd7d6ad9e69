import { Button, Input } from 'antd'
import { useState } from 'react'
import { changePassword } from '../../../src/kernel/access/session.contract.ts'
import { listSessions } from '../../../src/kernel/access/session-list/session-list.contract.ts'
import { useAct } from '../api/hooks.ts'
import { Field } from '../parts/Field.tsx'
import { ProblemSummary } from '../parts/ProblemSummary.tsx'
import { useText } from '../text/text.ts'

export function PasswordForm() {
  const { t } = useText()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [done, setDone] = useState(false)
  const act = useAct(changePassword, { refresh: [listSessions] })
  const submit = async () => {
    setDone(false)
    if (!(await act.run({ current, next }))) return
    setCurrent('')
    setNext('')
    setDone(true)
  }
  const labels = { current: t('account.password.current'), next: t('account.password.next') }
  return (
    <form
      className="surface stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h2>{t('account.password.title')}</h2>
      <ProblemSummary problem={act.problem} labels={labels} />
      {done && <output className="note note-kept">{t('account.password.done')}</output>}
      <Field name="current" label={labels.current} problem={act.problem}>
        {(control) => (
          <Input.Password
            {...control}
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.target.value)}
          />
        )}
      </Field>
      <Field name="next" label={labels.next} problem={act.problem} help={t('account.password.help')}>
        {(control) => (
          <Input.Password
            {...control}
            autoComplete="new-password"
            value={next}
            onChange={(event) => setNext(event.target.value)}
          />
        )}
      </Field>
      <div className="actions">
        <Button htmlType="submit" disabled={!current || !next} loading={act.busy}>
          {t('account.password.submit')}
        </Button>
      </div>
    </form>
  )
}
