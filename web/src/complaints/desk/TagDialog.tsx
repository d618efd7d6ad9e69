import { Input } from 'antd'
import { useState } from 'react'
import { addTag, changeTag, type TagView } from '../../../../src/complaints/desk/tag.contract.ts'
import { tagColours, type TagColour } from '../../../../src/complaints/desk/tag-mark.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { DialogForm } from '../../parts/DialogForm.tsx'
import { Field } from '../../parts/Field.tsx'
import { useText } from '../../text/text.ts'
import { TagChip } from './TagChip.tsx'

export function TagDialog({ of, onClose }: { readonly of: TagView | 'new'; readonly onClose: () => void }) {
  const { t } = useText()
  const before = of === 'new' ? null : of
  const [name, setName] = useState(before?.name ?? '')
  const [meaning, setMeaning] = useState(before?.meaning ?? '')
  const [colour, setColour] = useState<TagColour>(before?.colour ?? 'slate')
  const add = useAct(addTag, { done: onClose })
  const change = useAct(changeTag, { done: onClose })
  const act = before ? change : add
  const save = () => {
    const words = { name, meaning, colour }
    if (!before) void add.run(words)
    else void change.run({ ...words, id: before.id, retired: before.retired, version: before.version })
  }
  return (
    <DialogForm
      title={t(before ? 'desk.tags.edit' : 'desk.tags.add')}
      onClose={onClose}
      onSend={() => save()}
      send={t('desk.tags.save')}
      busy={act.busy}
      problem={act.problem}
      ready={!(name.trim() === '')}
    >
      <Field name="name" label={t('desk.tags.name')} help={t('desk.tags.nameHelp')}>
        {(control) => (
          <Input {...control} maxLength={20} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Field name="meaning" label={t('desk.tags.meaning')} required={false}>
        {(control) => (
          <Input {...control} maxLength={200} value={meaning} onChange={(event) => setMeaning(event.target.value)} />
        )}
      </Field>
      <fieldset className="row plain-set">
        <legend className="field-label">{t('desk.tags.colour')}</legend>
        {tagColours.map((one) => (
          <label key={one} className="row">
            <input type="radio" name="colour" checked={colour === one} onChange={() => setColour(one)} />
            <TagChip colour={one}>{t(`desk.colour.${one}`)}</TagChip>
          </label>
        ))}
      </fieldset>
    </DialogForm>
  )
}
