import { Input, Select } from 'antd'
import { useState } from 'react'
import { provinces } from '../../../../src/complaints/bodies/region.contract.ts'
import { orderForceMajeure, Scope } from '../../../../src/complaints/pauses/force-majeure.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { DialogForm } from '../../parts/DialogForm.tsx'
import { Field, FieldScope } from '../../parts/Field.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { Radios } from '../../parts/Radios.tsx'
import { Uploader } from '../../parts/Uploader.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'
import { MerchantChoice } from '../ranking/MerchantChoice.tsx'

/** A day and a time in China, as the browser's own field gives it. */
const instantOf = (local: string): string => `${local}:00+08:00`

/** What is covered, from when until when, why, and the proof: nothing of it is optional but the beginning. */
export function OrderForm({ onClose }: { readonly onClose: () => void }) {
  const { t, language } = useText()
  const [scope, setScope] = useState<Scope>('region')
  const [scopeId, setScopeId] = useState('')
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [text, setText] = useState('')
  const [files, setFiles] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const act = useAct(orderForceMajeure, { done: onClose })
  const labels = {
    scopeId: t(`pauses.majeure.which.${scope}`),
    text: t('pauses.majeure.reason'),
    from: t('pauses.majeure.from'),
    until: t('pauses.majeure.until'),
    files: t('pauses.majeure.proof'),
  }
  const send = () =>
    act.run({
      scope,
      scopeId,
      text,
      until: instantOf(until),
      files: [...files],
      ...(from && { from: instantOf(from) }),
    })
  return (
    <FieldScope name="majeure">
      <DialogForm
        title={t('pauses.majeure.order')}
        onClose={onClose}
        onSend={() => void send()}
        send={t('pauses.majeure.send')}
        busy={act.busy}
        ready={!busy && scopeId.trim() !== '' && until !== '' && text.trim() !== '' && files.length > 0}
      >
        <p className="quiet">{t('pauses.majeure.orderHelp')}</p>
        <ProblemSummary problem={act.problem} labels={labels} />
        <Radios
          legend={t('pauses.majeure.covers')}
          field="scope"
          problem={act.problem}
          name="majeure-scope"
          value={scope}
          options={Scope.options.map((value) => ({ value, label: t(`pauses.majeure.scope.${value}`) }))}
          onChange={(value) => {
            setScope(value)
            setScopeId('')
          }}
        />
        {scope === 'merchant' ? (
          <MerchantChoice value={scopeId || undefined} onChange={(id) => setScopeId(id ?? '')} />
        ) : (
          <Field name="scopeId" label={labels.scopeId} problem={act.problem}>
            {(control) =>
              scope === 'region' ? (
                <Select
                  {...control}
                  value={scopeId || null}
                  onChange={setScopeId}
                  options={provinces.map(([value, zh, en]) => ({ value, label: language === 'zh' ? zh : en }))}
                />
              ) : (
                <Input
                  {...control}
                  maxLength={60}
                  placeholder="XB-20260302-ABCD-EFGH"
                  value={scopeId}
                  onChange={(event) => setScopeId(event.target.value)}
                />
              )
            }
          </Field>
        )}
        <Moment name="from" label={labels.from} value={from} onChange={setFrom} problem={act.problem} />
        <Moment name="until" label={labels.until} value={until} onChange={setUntil} problem={act.problem} />
        <WordsField name="text" label={labels.text} problem={act.problem} most={5000} value={text} onChange={setText} />
        <Field name="files" label={labels.files} problem={act.problem}>
          {({ id }) => <Uploader id={id} value={files} onChange={setFiles} max={20} onBusy={setBusy} />}
        </Field>
      </DialogForm>
    </FieldScope>
  )
}

function Moment(props: {
  readonly name: 'from' | 'until'
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly problem: ReturnType<typeof useAct>['problem']
}) {
  const { t } = useText()
  return (
    <Field
      name={props.name}
      label={props.label}
      required={props.name === 'until'}
      problem={props.problem}
      help={t(`pauses.majeure.${props.name}Help`)}
    >
      {(control) => (
        <Input
          {...control}
          type="datetime-local"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
