import { Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { absenceKinds, addAbsence } from '../../../../../src/complaints/desk/roster/roster.contract.ts'
import { useAct } from '../../../api/hooks.ts'
import { DialogForm } from '../../../parts/DialogForm.tsx'
import { Field } from '../../../parts/Field.tsx'
import { useText } from '../../../text/text.ts'
import { AbsencePreview } from './AbsencePreview.tsx'

/** `agent`: has complaints to hand over; who only mediates or decides has none. */
export type Away = { readonly id: string; readonly name: string; readonly agent: boolean }
export function AbsenceDialog({ of, onClose }: { readonly of: Away; readonly onClose: () => void }) {
  const { t } = useText()
  const [fromDay, setFrom] = useState('')
  const [untilDay, setUntil] = useState('')
  const [kind, setKind] = useState<(typeof absenceKinds)[number]>('leave')
  const [handOver, setHandOver] = useState(true)
  const act = useAct(addAbsence, { done: onClose })
  const ready = fromDay !== '' && untilDay !== ''
  const days = { accountId: of.id, fromDay, untilDay }
  return (
    <DialogForm
      title={t('roster.away.of', { name: of.name })}
      onClose={onClose}
      onSend={() => void act.run({ ...days, kind, handOver })}
      send={t('roster.away.save')}
      busy={act.busy}
      problem={act.problem}
      ready={ready}
    >
      <p className="quiet">{t('roster.away.help')}</p>
      <Field name="fromDay" label={t('roster.away.from')}>
        {(control) => (
          <Input {...control} type="date" value={fromDay} onChange={(event) => setFrom(event.target.value)} />
        )}
      </Field>
      <Field name="untilDay" label={t('roster.away.until')}>
        {(control) => (
          <Input
            {...control}
            type="date"
            value={untilDay}
            min={fromDay}
            onChange={(event) => setUntil(event.target.value)}
          />
        )}
      </Field>
      <Field name="kind" label={t('roster.away.kind')}>
        {(control) => (
          <Select
            {...control}
            value={kind}
            onChange={setKind}
            options={absenceKinds.map((value) => ({ value, label: t(`roster.away.${value}`) }))}
          />
        )}
      </Field>
      {of.agent && (
        <div className="stack-tight">
          <Checkbox checked={handOver} onChange={(event) => setHandOver(event.target.checked)}>
            {t('roster.away.handOver')}
          </Checkbox>
          <p className="quiet small">{t('roster.away.handOverHelp')}</p>
          {handOver && ready && untilDay >= fromDay && <AbsencePreview {...days} />}
        </div>
      )}
    </DialogForm>
  )
}
