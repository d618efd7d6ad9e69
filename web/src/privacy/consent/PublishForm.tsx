import { useState } from 'react'
import {
  listConsents,
  listNotices,
  publishNotice,
  type PurposeRow,
} from '../../../../src/privacy/consent/register.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { DialogForm } from '../../parts/DialogForm.tsx'
import { Field } from '../../parts/Field.tsx'
import { Radios } from '../../parts/Radios.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

/** What people are to be told, in both languages; the text of now is the beginning of the next. */
export function PublishForm({ of, onClose }: { readonly of: PurposeRow; readonly onClose: () => void }) {
  const { t, say } = useText()
  const last = of.next ?? of.notice
  const [zh, setZh] = useState(last?.text.zh ?? '')
  const [en, setEn] = useState(last?.text.en ?? '')
  const [on, setOn] = useState('')
  const [audience, setAudience] = useState<'everyone' | 'minors'>('everyone')
  const [asksAgain, setAsksAgain] = useState(false)
  const act = useAct(publishNotice, { refresh: [listConsents, listNotices], done: onClose })
  return (
    <DialogForm
      title={t('consent.publish.title', { purpose: say(of.title) })}
      onClose={onClose}
      onSend={() =>
        void act.run({ purpose: of.id, audience, zh: zh.trim(), en: en.trim(), asksAgain, effectiveOn: on })
      }
      send={t('consent.publish.send')}
      busy={act.busy}
      problem={act.problem}
      ready={zh.trim().length >= 20 && en.trim().length >= 20 && on !== ''}
      missing={t('consent.publish.short')}
    >
      <p className="quiet">{t('consent.publish.help')}</p>
      {of.minors.how === 'guardian' && (
        <Radios
          legend={t('consent.publish.audience')}
          name="audience"
          value={audience}
          options={(['everyone', 'minors'] as const).map((value) => ({ value, label: t(`consent.publish.${value}`) }))}
          onChange={setAudience}
        />
      )}
      <WordsField name="zh" label={t('consent.publish.zh')} value={zh} onChange={setZh} most={6000} rows={6} />
      <WordsField name="en" label={t('consent.publish.en')} value={en} onChange={setEn} most={6000} rows={6} />
      <Field name="effectiveOn" label={t('consent.publish.on')}>
        {(control) => <input {...control} type="date" value={on} onChange={(event) => setOn(event.target.value)} />}
      </Field>
      <label>
        <input type="checkbox" checked={asksAgain} onChange={(event) => setAsksAgain(event.target.checked)} />{' '}
        {t('consent.publish.again')}
      </label>
    </DialogForm>
  )
}
