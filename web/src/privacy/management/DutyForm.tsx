import { Input } from 'antd'
import { useState } from 'react'
import { listColleagues, listDuties, putDuty, type Duty } from '../../../../src/privacy/management/duty.contract.ts'
import { useAct, useRoute } from '../../api/hooks.ts'
import { Choice } from '../../parts/Choice.tsx'
import { DialogForm } from '../../parts/DialogForm.tsx'
import { Field } from '../../parts/Field.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

/** A duty, its owner and who stands in. */
export function DutyForm({ of, onClose }: { readonly of: Duty | null; readonly onClose: () => void }) {
  const { t } = useText()
  const [id, setId] = useState(of?.id ?? '')
  const [title, setTitle] = useState(of?.title ?? '')
  const [content, setContent] = useState(of?.content ?? '')
  const [owner, setOwner] = useState(of?.owner.id ?? '')
  const [deputy, setDeputy] = useState(of?.deputy?.id ?? '')
  const [retired, setRetired] = useState(of?.state === 'retired')
  const people = useRoute(listColleagues, {}).data?.rows ?? []
  const options = people.map(({ id: value, name: label }) => ({ value, label }))
  const act = useAct(putDuty, { refresh: [listDuties], done: onClose })
  const send = () =>
    void act.run({
      id: id.trim(),
      title: title.trim(),
      content: content.trim(),
      owner,
      deputy: deputy === '' ? null : deputy,
      retired,
    })
  return (
    <DialogForm
      title={t(of ? 'privacyManagement.duties.form.edit' : 'privacyManagement.duties.form.title')}
      onClose={onClose}
      onSend={send}
      send={t('privacyManagement.duties.form.save')}
      busy={act.busy}
      problem={act.problem}
      ready={[id, title, content, owner].every((one) => one.trim() !== '')}
      missing={t('privacyManagement.duties.form.missing')}
    >
      {!of && (
        <Field name="id" label={t('privacyManagement.duties.form.id')} help={t('privacyManagement.duties.form.idHelp')}>
          {(control) => (
            <Input {...control} value={id} maxLength={60} onChange={(event) => setId(event.target.value)} />
          )}
        </Field>
      )}
      <Field name="title" label={t('privacyManagement.duties.form.name')}>
        {(control) => (
          <Input {...control} value={title} maxLength={80} onChange={(event) => setTitle(event.target.value)} />
        )}
      </Field>
      <WordsField
        name="content"
        label={t('privacyManagement.duties.form.content')}
        help={t('privacyManagement.duties.form.contentHelp')}
        value={content}
        onChange={setContent}
        most={2000}
        rows={4}
      />
      <Choice
        label={t('privacyManagement.duties.owner')}
        value={owner}
        all={t('privacyManagement.duties.form.choose')}
        options={options}
        onChange={(value) => setOwner(value ?? '')}
      />
      <Choice
        label={t('privacyManagement.duties.deputy')}
        value={deputy}
        all={t('privacyManagement.duties.nobody')}
        options={options.filter(({ value }) => value !== owner)}
        onChange={(value) => setDeputy(value ?? '')}
      />
      {of && (
        <label>
          <input type="checkbox" checked={retired} onChange={(event) => setRetired(event.target.checked)} />{' '}
          {t('privacyManagement.duties.form.retired')}
        </label>
      )}
    </DialogForm>
  )
}
