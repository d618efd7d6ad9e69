import { Input } from 'antd'
import { useState } from 'react'
import { listFactors } from '../../../src/kernel/access/factor/factor.contract.ts'
import { addPasskey, askToAddPasskey } from '../../../src/kernel/access/passkey/passkey.contract.ts'
import { listSessions } from '../../../src/kernel/access/session-list/session-list.contract.ts'
import { useAct } from '../api/hooks.ts'
import { DialogForm } from '../parts/DialogForm.tsx'
import { Field, FieldScope } from '../parts/Field.tsx'
import { useText } from '../text/text.ts'
import { deviceOf } from './device-name.ts'
import { makePasskey } from './passkey.ts'

/** A name by which its owner knows it again; the rest is between browser and device. */
export function AddPasskey(props: {
  readonly onClose: () => void
  readonly onDone: (recoveryCodes: readonly string[] | null) => void
}) {
  const { t } = useText()
  const here = deviceOf(navigator.userAgent)
  const [name, setName] = useState(here ? t('account.sessions.device', here) : '')
  const [nothing, setNothing] = useState(false)
  const [waiting, setWaiting] = useState(false)
  const ask = useAct(askToAddPasskey, { refresh: [] })
  const add = useAct(addPasskey, { refresh: [listFactors, listSessions] })
  const send = async () => {
    setNothing(false)
    setWaiting(true)
    const asked = await ask.run({})
    const credential = asked && (await makePasskey(asked.options))
    setWaiting(false)
    if (!asked) return
    if (!credential) return setNothing(true)
    const added = await add.run({ challenge: asked.challenge, credential, name })
    if (added) props.onDone(added.recoveryCodes)
  }
  return (
    <FieldScope name="passkey">
      <DialogForm
        title={t('account.passkey.add')}
        onClose={props.onClose}
        onSend={() => void send()}
        send={t('account.passkey.create')}
        busy={waiting || ask.busy || add.busy}
        problem={ask.problem ?? add.problem}
        ready={name.trim() !== ''}
      >
        <p>{t('account.passkey.what')}</p>
        {nothing && <output className="note">{t('account.passkey.nothing')}</output>}
        <Field name="name" label={t('account.passkey.name')} help={t('account.passkey.nameHelp')}>
          {(control) => (
            <Input {...control} maxLength={40} value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
      </DialogForm>
    </FieldScope>
  )
}
