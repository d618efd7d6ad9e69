import { CheckCircleOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { requestCode } from '../../../../src/complaints/guest/guest.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { useText } from '../../text/text.ts'
import { CodeForm } from './CodeForm.tsx'
import { ContactField } from './ContactField.tsx'
import { sentCode } from './sent-code.ts'
import type { VisitProps } from './visit.ts'

type Props = VisitProps & {
  readonly draft: { readonly name: string }
  readonly changeDraft: (part: { readonly name: string }) => void
}

/** How we reach the guest: proven with a code, because the case is opened by what is sent there. */
export function ContactStep({ visit, change, draft, changeDraft }: Props) {
  const { t } = useText()
  return (
    <>
      <p className="quiet">{t('guest.contact.why')}</p>
      <ContactProof visit={visit} change={change} />
      {(visit.proven ?? !visit.sent) && (
        <Field name="name" label={t('guest.contact.name')} required={false} help={t('guest.contact.nameHelp')}>
          {(control) => (
            <Input
              {...control}
              autoComplete="name"
              maxLength={60}
              value={draft.name}
              onChange={(event) => changeDraft({ name: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  )
}

/** A code is sent to the contact, and its digits prove it. */
export function ContactProof({ visit, change }: VisitProps) {
  if (visit.proven) return <Proven visit={visit} change={change} />
  return visit.sent ? <CodeForm visit={visit} change={change} /> : <AskForCode visit={visit} change={change} />
}

function AskForCode({ visit, change }: VisitProps) {
  const { t } = useText()
  const act = useAct(requestCode, { refresh: [] })
  const ask = async () => {
    const sent = await act.run({ kind: visit.kind, contact: visit.contact })
    if (sent) change({ sent: sentCode(sent) })
  }
  const elsewhere = act.problem?.fields.length === 0
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void ask()
      }}
    >
      <ContactField kind={visit.kind} contact={visit.contact} onChange={change} problem={act.problem} />
      {elsewhere && act.problem && <Problem problem={act.problem} />}
      <Button type="primary" htmlType="submit" loading={act.busy} disabled={visit.contact.trim().length < 3}>
        {t('guest.contact.send')}
      </Button>
    </form>
  )
}

function Proven({ visit, change }: VisitProps) {
  const { t } = useText()
  return (
    <output className="note row">
      <CheckCircleOutlined aria-hidden="true" />
      {t('guest.contact.proven', { contact: visit.proven?.contact ?? '' })}
      <button type="button" className="plain-button" onClick={() => change({ sent: null, proven: null })}>
        {t('guest.contact.change')}
      </button>
    </output>
  )
}
