import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import {
  addView,
  changeView,
  optionalColumns,
  type QueueColumn,
  type SavedView,
} from '../../../../../src/complaints/desk/views/view.contract.ts'
import { useAct } from '../../../api/hooks.ts'
import { DialogForm } from '../../../parts/DialogForm.tsx'
import { Field } from '../../../parts/Field.tsx'
import { useText } from '../../../text/text.ts'

export type ViewDraft = Pick<SavedView, 'filter' | 'columns'>
type Props = {
  readonly before: SavedView | null
  readonly draft: ViewDraft
  readonly onClose: () => void
  readonly onSaved: (id: string | null) => void
}

export function ViewDialog({ before, draft, onClose, onSaved }: Props) {
  const { t } = useText()
  const [name, setName] = useState(before?.name ?? '')
  const [shared, setShared] = useState(before?.shared ?? false)
  const [columns, setColumns] = useState<readonly QueueColumn[]>(draft.columns)
  const add = useAct(addView, {
    done: ({ rows }) => {
      onSaved(rows.filter(({ own }) => own).find((one) => one.name === name)?.id ?? null)
      onClose()
    },
  })
  const change = useAct(changeView, { done: onClose })
  const act = before ? change : add
  const save = () => {
    const view = { name: name.trim(), shared, filter: draft.filter, columns: [...columns] }
    if (before) void change.run({ ...view, id: before.id, version: before.version })
    else void add.run(view)
  }
  const toggle = (column: QueueColumn) =>
    setColumns(columns.includes(column) ? columns.filter((one) => one !== column) : [...columns, column])
  return (
    <DialogForm
      title={t(before ? 'desk.views.change' : 'desk.views.save')}
      onClose={onClose}
      onSend={() => save()}
      send={t('desk.views.keep')}
      busy={act.busy}
      problem={act.problem}
      ready={!(name.trim() === '')}
    >
      <p className="quiet">{t('desk.views.help')}</p>
      <Field name="name" label={t('desk.views.name')}>
        {(control) => (
          <Input {...control} maxLength={30} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <fieldset className="row plain-set">
        <legend className="field-label">{t('desk.views.columns')}</legend>
        {optionalColumns.map((column) => (
          <Checkbox key={column} checked={columns.includes(column)} onChange={() => toggle(column)}>
            {t(`desk.views.column.${column}`)}
          </Checkbox>
        ))}
      </fieldset>
      <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
        {t('desk.views.shared')}
      </Checkbox>
    </DialogForm>
  )
}
