import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { categoryCodes, longestText, type CategoryCode } from '../../../../../src/complaints/complaint.contract.ts'
import {
  addTemplate,
  changeTemplate,
  placeholders,
  type TemplateSide,
  type TemplateView,
} from '../../../../../src/complaints/desk/templates/template.contract.ts'
import { useAct } from '../../../api/hooks.ts'
import { DialogForm } from '../../../parts/DialogForm.tsx'
import { Field } from '../../../parts/Field.tsx'
import { WordsField } from '../../../parts/WordsField.tsx'
import { useText } from '../../../text/text.ts'

type Props = { readonly of: TemplateView | null; readonly shop: boolean; readonly onClose: () => void }

export function ReplyDialog({ of, shop, onClose }: Props) {
  const { t } = useText()
  const before = of?.body.kind === 'reply' ? of.body : null
  const [name, setName] = useState(of?.name ?? '')
  const [zh, setZh] = useState(before?.zh ?? '')
  const [en, setEn] = useState(before?.en ?? '')
  const [categories, setCategories] = useState<CategoryCode[]>(of?.categories ?? [])
  const [side, setSide] = useState<TemplateSide>(of?.side ?? (shop ? 'merchant' : 'platform'))
  const add = useAct(addTemplate, { done: onClose })
  const change = useAct(changeTemplate, { done: onClose })
  const act = of ? change : add
  const save = () => {
    const draft = { name, categories, body: { kind: 'reply' as const, zh, en } }
    if (of) void change.run({ ...draft, id: of.id, retired: of.retired, version: of.version })
    else void add.run({ ...draft, side })
  }
  return (
    <DialogForm
      title={t(of ? 'templates.edit' : 'templates.add')}
      onClose={onClose}
      onSend={() => save()}
      send={t('templates.save')}
      busy={act.busy}
      problem={act.problem}
      ready={!(name.trim() === '' || zh.trim() === '')}
    >
      <Field name="name" label={t('templates.name')}>
        {(control) => (
          <Input {...control} maxLength={40} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      {!of && !shop && (
        <Field name="side" label={t('templates.for')}>
          {(control) => (
            <Select
              {...control}
              value={side}
              onChange={setSide}
              options={[
                { value: 'platform', label: t('templates.scope.platform') },
                { value: 'merchant', label: t('templates.scope.shops') },
              ]}
            />
          )}
        </Field>
      )}
      <WordsField name="body" label={t('templates.zh')} rows={4} most={longestText} value={zh} onChange={setZh} />
      <div className="row">
        <span className="quiet small">{t('templates.gaps')}</span>
        {placeholders[side].map((gap) => (
          <Button key={gap} size="small" onClick={() => setZh((text) => `${text}{${gap}}`)}>
            {t(`templates.gap.${gap}`)}
          </Button>
        ))}
      </div>
      <WordsField
        name="en"
        label={t('templates.en')}
        help={t('templates.enHelp')}
        required={false}
        most={longestText}
        value={en}
        onChange={setEn}
      />
      <Field name="categories" label={t('templates.categories')} help={t('templates.categoriesHelp')} required={false}>
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            value={categories}
            onChange={setCategories}
            options={categoryCodes.map((value) => ({ value, label: t(`complaints.category.${value}`) }))}
          />
        )}
      </Field>
    </DialogForm>
  )
}
