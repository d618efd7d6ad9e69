import { Button, Input } from 'antd'
import { useState } from 'react'
import { proveContact, requestCode } from '../../../../src/complaints/guest/guest.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { errorAt } from '../../parts/field-names.ts'
import { Field } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { useText } from '../../text/text.ts'
import { sentCode } from './sent-code.ts'
import { useSecondsUntil } from './countdown.ts'
import type { VisitProps } from './visit.ts'

/** The six digits; another code can be sent when the minute is over. */
export function CodeForm({ visit, change }: VisitProps) {
  const { t } = useText()
  const [code, setCode] = useState('')
  const prove = useAct(proveContact, { refresh: [] })
  const sent = visit.sent
  if (!sent) return null
  const submit = async () => {
    const proven = await prove.run({ id: sent.id, code })
    if (proven) change({ sent: null, proven })
  }
  const wrong = errorAt(prove.problem, 'code')
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <output>{t('guest.code.sent', { contact: sent.sentTo })}</output>
      {sent.shown && <p className="note">{t('guest.code.shown', { code: sent.shown })}</p>}
      <Field name="code" label={t('guest.code.label')} help={t('guest.code.help')} problem={prove.problem}>
        {(control) => (
          <Input
            {...control}
            className="code guest-code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            value={code}
            onChange={(event) => setCode(event.target.value.replaceAll(/\D/g, ''))}
          />
        )}
      </Field>
      {prove.problem && wrong === undefined && <Problem problem={prove.problem} />}
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={prove.busy} disabled={code.length !== 6}>
          {t('guest.code.check')}
        </Button>
        <Resend visit={visit} change={change} onSent={() => setCode('')} />
      </div>
    </form>
  )
}

function Resend({ visit, change, onSent }: VisitProps & { readonly onSent: () => void }) {
  const { t } = useText()
  const seconds = useSecondsUntil(visit.sent?.resendAt ?? null)
  const act = useAct(requestCode, { refresh: [] })
  const again = async () => {
    const sent = await act.run({ kind: visit.kind, contact: visit.contact })
    if (!sent) return
    onSent()
    change({ sent: sentCode(sent) })
  }
  return (
    <>
      <Button disabled={seconds > 0} loading={act.busy} onClick={() => void again()}>
        {seconds > 0 ? t('guest.code.wait', { seconds }) : t('guest.code.again')}
      </Button>
      <Button type="text" onClick={() => change({ sent: null })}>
        {t('guest.contact.change')}
      </Button>
      {act.problem && <Problem problem={act.problem} />}
    </>
  )
}
