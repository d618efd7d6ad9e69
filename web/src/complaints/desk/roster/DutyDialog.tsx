import { Checkbox, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { categoryCodes } from '../../../../../src/complaints/complaint.contract.ts'
import {
  dutyLanguages,
  saveDuty,
  type Duty,
  type RosterRow,
} from '../../../../../src/complaints/desk/roster/roster.contract.ts'
import { useAct } from '../../../api/hooks.ts'
import { DialogForm } from '../../../parts/DialogForm.tsx'
import { Field } from '../../../parts/Field.tsx'
import { useText } from '../../../text/text.ts'
import { channels } from '../../channels.ts'
import { ShiftFields } from './ShiftFields.tsx'

/** An office that works Monday to Friday: what most begin with. */
const usual: Duty = {
  takesNew: true,
  capacity: 30,
  categories: [],
  channels: [],
  languages: [],
  weekdays: [1, 2, 3, 4, 5],
  holidays: false,
  makeUp: true,
  fromMinute: 540,
  untilMinute: 1080,
  version: 0,
}

export function DutyDialog({ of, onClose }: { readonly of: RosterRow; readonly onClose: () => void }) {
  const { t } = useText()
  const [duty, setDuty] = useState<Duty>(of.duty ?? usual)
  const act = useAct(saveDuty, { done: onClose })
  const change = (part: Partial<Duty>) => setDuty((before) => ({ ...before, ...part }))
  return (
    <DialogForm
      title={t('roster.editOf', { name: of.name })}
      onClose={onClose}
      onSend={() => void act.run({ id: of.id, ...duty })}
      send={t('roster.save')}
      busy={act.busy}
      problem={act.problem}
    >
      <Checkbox checked={duty.takesNew} onChange={(event) => change({ takesNew: event.target.checked })}>
        {t('roster.takesNew')}
      </Checkbox>
      <Field name="capacity" label={t('roster.capacity')} help={t('roster.capacityHelp')}>
        {(control) => (
          <InputNumber
            {...control}
            min={1}
            max={500}
            value={duty.capacity}
            onChange={(capacity) => change({ capacity: capacity ?? 1 })}
          />
        )}
      </Field>
      <ShiftFields duty={duty} change={change} problem={act.problem} />
      <Field name="categories" label={t('roster.categories')} help={t('roster.emptyIsAll')} required={false}>
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            value={duty.categories}
            onChange={(categories) => change({ categories })}
            options={categoryCodes.map((value) => ({ value, label: t(`complaints.category.${value}`) }))}
          />
        )}
      </Field>
      <Field name="channels" label={t('roster.channels')} help={t('roster.emptyIsAll')} required={false}>
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            value={duty.channels}
            onChange={(chosen) => change({ channels: chosen })}
            options={channels.map((value) => ({ value: String(value), label: t(`complaints.channel.${value}`) }))}
          />
        )}
      </Field>
      <Field name="languages" label={t('roster.languages')} help={t('roster.emptyIsAll')} required={false}>
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            value={duty.languages}
            onChange={(languages) => change({ languages })}
            options={dutyLanguages.map((value) => ({ value, label: t(`roster.language.${value}`) }))}
          />
        )}
      </Field>
    </DialogForm>
  )
}
