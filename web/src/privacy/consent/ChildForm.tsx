import { Button, Input } from 'antd'
import { useState } from 'react'
import { recordMinor } from '../../../../src/privacy/consent/register.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { DialogForm } from '../../parts/DialogForm.tsx'
import { Field } from '../../parts/Field.tsx'
import { useText } from '../../text/text.ts'

/** That somebody is under fourteen, until which day; or that it was a mistake. */
export function ChildForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  const [consumer, setConsumer] = useState('')
  const [until, setUntil] = useState('')
  const [done, setDone] = useState<'done' | 'removed' | null>(null)
  const act = useAct(recordMinor, { done: (answer) => setDone(answer.until === null ? 'removed' : 'done') })
  const named = consumer.trim().length >= 5
  return (
    <DialogForm
      title={t('consent.child.title')}
      onClose={onClose}
      onSend={() => void act.run({ consumer: consumer.trim(), until })}
      send={t('consent.child.send')}
      busy={act.busy}
      problem={act.problem}
      ready={named && until !== ''}
      missing={t('consent.child.missing')}
      {...(done && { leave: t('parts.table.close') })}
    >
      <p className="quiet">{t('consent.child.help')}</p>
      {done && <output className="note note-kept">{t(`consent.child.${done}`)}</output>}
      <Field name="consumer" label={t('consent.record.consumer')}>
        {(control) => (
          <Input {...control} value={consumer} maxLength={60} onChange={(event) => setConsumer(event.target.value)} />
        )}
      </Field>
      <Field name="until" label={t('consent.child.until')}>
        {(control) => (
          <input {...control} type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
        )}
      </Field>
      {named && (
        <div>
          <Button
            size="small"
            loading={act.busy}
            onClick={() => void act.run({ consumer: consumer.trim(), until: null })}
          >
            {t('consent.child.remove')}
          </Button>
        </div>
      )}
    </DialogForm>
  )
}
