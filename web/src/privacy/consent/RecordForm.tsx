import { Input } from 'antd'
import { useState } from 'react'
import { Proof, Relation } from '../../../../src/privacy/consent/consent.contract.ts'
import {
  listConsentEvents,
  listConsents,
  recordConsent,
  type PurposeRow,
} from '../../../../src/privacy/consent/register.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Choice } from '../../parts/Choice.tsx'
import { DialogForm } from '../../parts/DialogForm.tsx'
import { Field } from '../../parts/Field.tsx'
import { Radios } from '../../parts/Radios.tsx'
import { useText } from '../../text/text.ts'

const methods = ['paper', 'phone', 'guardian'] as const

/** What somebody said elsewhere, with what was looked at before it was believed. */
export function RecordForm({ of, onClose }: { readonly of: PurposeRow; readonly onClose: () => void }) {
  const { t, say } = useText()
  const [consumer, setConsumer] = useState('')
  const [said, setSaid] = useState<'given' | 'withdrawn'>('withdrawn')
  const [method, setMethod] = useState<(typeof methods)[number]>('paper')
  const [relation, setRelation] = useState<(typeof Relation.options)[number]>('mother')
  const [proof, setProof] = useState<(typeof Proof.options)[number]>('signature')
  const [separate, setSeparate] = useState(false)
  const act = useAct(recordConsent, { refresh: [listConsents, listConsentEvents], done: onClose })
  const send = () =>
    void act.run({
      consumer: consumer.trim(),
      purpose: of.id,
      given: said === 'given',
      method,
      ...(method === 'guardian' && { relation }),
      proof,
      separate,
    })
  return (
    <DialogForm
      title={t('consent.record.title', { purpose: say(of.title) })}
      onClose={onClose}
      onSend={send}
      send={t('consent.record.send')}
      busy={act.busy}
      problem={act.problem}
      ready={consumer.trim().length >= 5}
      missing={t('consent.record.missing')}
    >
      <p className="quiet">{t('consent.record.help')}</p>
      <Field name="consumer" label={t('consent.record.consumer')}>
        {(control) => (
          <Input {...control} value={consumer} maxLength={60} onChange={(event) => setConsumer(event.target.value)} />
        )}
      </Field>
      <Radios
        legend={t('consent.record.said')}
        name="given"
        value={said}
        options={(['given', 'withdrawn'] as const).map((value) => ({ value, label: t(`consent.event.${value}`) }))}
        onChange={setSaid}
      />
      <Radios
        legend={t('consent.record.method')}
        name="method"
        value={method}
        options={methods.map((value) => ({ value, label: t(`consent.event.method.${value}`) }))}
        onChange={setMethod}
      />
      {method === 'guardian' && (
        <Choice
          label={t('consent.record.relation')}
          value={relation}
          options={Relation.options.map((value) => ({ value, label: t(`consent.record.relations.${value}`) }))}
          onChange={(value) => value && setRelation(value)}
        />
      )}
      <Choice
        label={t('consent.record.proof')}
        value={proof}
        options={Proof.options.map((value) => ({ value, label: t(`consent.record.proofs.${value}`) }))}
        onChange={(value) => value && setProof(value)}
      />
      <label>
        <input type="checkbox" checked={separate} onChange={(event) => setSeparate(event.target.checked)} />{' '}
        {t('consent.record.separate')}
      </label>
    </DialogForm>
  )
}
