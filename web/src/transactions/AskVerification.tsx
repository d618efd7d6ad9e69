import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import {
  agreementVersion,
  askVerification,
  readMyIdentity,
} from '../../../src/transactions/identity/identity.contract.ts'
import { useAct } from '../api/hooks.ts'
import { Field } from '../parts/Field.tsx'
import { ProblemSummary } from '../parts/ProblemSummary.tsx'
import { Uploader } from '../parts/Uploader.tsx'
import { useText } from '../text/text.ts'

/** Name, number, picture, and a consent of its own for them: an identity number is sensitive (PIPL 28, 29). Nothing of it is kept as a draft. */
export function AskVerification({ onDone }: { readonly onDone: () => void }) {
  const { t } = useText()
  const [name, setName] = useState('')
  const [number, setNumber] = useState('')
  const [files, setFiles] = useState<readonly string[]>([])
  const [sending, setSending] = useState(false)
  const [agreed, setAgreed] = useState(false)
  const act = useAct(askVerification, { refresh: [readMyIdentity], done: onDone })
  const [file] = files
  const ready = name.trim().length > 1 && number.trim().length > 14 && file !== undefined && agreed && !sending
  const labels = { name: t('identity.name'), number: t('identity.number'), file: t('identity.picture') }
  return (
    <form
      className="surface stack"
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) void act.run({ name, number, file, agreedTo: agreementVersion })
      }}
    >
      <ProblemSummary problem={act.problem} labels={labels} />
      <Field name="name" label={labels.name} problem={act.problem}>
        {(control) => (
          <Input {...control} value={name} maxLength={60} onChange={({ target }) => setName(target.value)} />
        )}
      </Field>
      <Field name="number" label={labels.number} help={t('identity.numberHelp')} problem={act.problem}>
        {(control) => (
          <Input {...control} value={number} maxLength={30} onChange={({ target }) => setNumber(target.value)} />
        )}
      </Field>
      <Field name="file" label={labels.file} help={t('identity.pictureHelp')} problem={act.problem}>
        {({ id }) => <Uploader id={id} value={files} onChange={setFiles} max={1} onBusy={setSending} />}
      </Field>
      <div className="stack-tight">
        <Checkbox checked={agreed} onChange={({ target }) => setAgreed(target.checked)}>
          {t('identity.agree')}
        </Checkbox>
        <p className="field-help">{t('identity.agreeHelp')}</p>
      </div>
      <div className="actions">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={act.busy}>
          {t('identity.ask')}
        </Button>
        {!ready && <span className="quiet small">{t(sending ? 'identity.sending' : 'identity.missing')}</span>}
      </div>
    </form>
  )
}
