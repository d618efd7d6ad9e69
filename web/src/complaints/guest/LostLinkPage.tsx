import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { sendLink, type ContactKind } from '../../../../src/complaints/guest/guest.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { useText } from '../../text/text.ts'
import { ContactField } from './ContactField.tsx'
import { useSecondsUntil } from './countdown.ts'
import '../complaints.css'

type Asked = { readonly receipt: string; readonly kind: ContactKind; readonly contact: string }

/** The number and the contact bring a new link; whether they belong together is told there only. */
export function LostLinkPage() {
  const { t } = useText()
  const [asked, setAsked] = useState<Asked>({ receipt: '', kind: 'email', contact: '' })
  const [resendAt, setResendAt] = useState<number | null>(null)
  const seconds = useSecondsUntil(resendAt)
  const [sentTo, setSentTo] = useState<string | null>(null)
  const act = useAct(sendLink, { refresh: [] })
  const send = async () => {
    setSentTo(null)
    const sent = await act.run(asked)
    if (!sent) return
    setSentTo(sent.sentTo)
    setResendAt(Date.now() + sent.resendAfterSeconds * 1000)
  }
  const elsewhere = act.problem?.fields.length === 0
  return (
    <div className="page page-narrow">
      <header className="stack-tight">
        <h1>{t('guest.lost.title')}</h1>
        <p className="quiet">{t('guest.lost.lead')}</p>
      </header>
      <form
        className="surface stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <Field name="receipt" label={t('guest.lost.receipt')} help={t('guest.lost.receiptHelp')} problem={act.problem}>
          {(control) => (
            <Input
              {...control}
              className="code"
              autoComplete="off"
              autoCapitalize="characters"
              maxLength={40}
              value={asked.receipt}
              onChange={(event) => setAsked({ ...asked, receipt: event.target.value })}
            />
          )}
        </Field>
        <ContactField
          kind={asked.kind}
          contact={asked.contact}
          onChange={(part) => setAsked({ ...asked, ...part })}
          problem={act.problem}
        />
        {elsewhere && act.problem && <Problem problem={act.problem} />}
        {sentTo && <output className="note">{t('guest.lost.sent', { contact: sentTo })}</output>}
        <div className="actions">
          <Button
            type="primary"
            htmlType="submit"
            loading={act.busy}
            disabled={seconds > 0 || asked.receipt.trim().length < 10 || asked.contact.trim().length < 3}
          >
            {seconds > 0 ? t('guest.code.wait', { seconds }) : t('guest.lost.send')}
          </Button>
        </div>
      </form>
      <p>
        <Link to="/complaints/new">{t('guest.lost.file')}</Link>
        {' · '}
        <Link to="/sign-in" search={{ back: '/complaints' }}>
          {t('guest.lost.signIn')}
        </Link>
      </p>
    </div>
  )
}
