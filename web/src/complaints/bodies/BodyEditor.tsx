import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import {
  bodyKinds,
  writeBodyVersion,
  type BodyKind,
  type BodyView,
} from '../../../../src/complaints/bodies/body.contract.ts'
import { kindWords } from '../../../../src/complaints/bodies/kind-words.contract.ts'
import { categoryCodes, type CategoryCode } from '../../../../src/complaints/complaint.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { useNow } from '../../parts/now.ts'
import { dayOf } from '../../text/time.ts'
import { useText } from '../../text/text.ts'
import { BodyVersions } from './BodyVersions.tsx'

/** A new body, or the next version of one: the old versions stay readable. */
export function BodyEditor({ of, onDone }: { readonly of: BodyView | null; readonly onDone: () => void }) {
  const { t, say } = useText()
  const today = dayOf(useNow())
  const [form, setForm] = useState(() => draftOf(of, today))
  const act = useAct(writeBodyVersion, { done: onDone })
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))
  const text = (name: TextName, rows = 1, required = false) => (
    <Field name={fieldOf[name] ?? name} label={t(`bodies.field.${name}`)} required={required} problem={act.problem}>
      {(control) =>
        rows > 1 ? (
          <Input.TextArea
            {...control}
            rows={rows}
            value={form[name]}
            onChange={(e) => set({ [name]: e.target.value })}
          />
        ) : (
          <Input {...control} value={form[name]} onChange={(e) => set({ [name]: e.target.value })} />
        )
      }
    </Field>
  )
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void act.run(inputOf(form, of))
      }}
    >
      {act.problem && <Problem problem={act.problem} />}
      {of === null && text('id', 1, true)}
      {text('name', 1, true)}
      {text('nameEn')}
      <Field name="kind" label={t('bodies.kind')} problem={act.problem}>
        {(control) => (
          <Select
            {...control}
            value={form.kind}
            onChange={(kind: BodyKind) => set({ kind })}
            options={bodyKinds.map((value) => ({ value, label: say(kindWords[value]) }))}
          />
        )}
      </Field>
      {text('area', 1, true)}
      {text('regions')}
      <Field
        name="categories"
        label={t('bodies.takes')}
        required={false}
        help={t('bodies.takesHelp')}
        problem={act.problem}
      >
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            value={form.categories}
            onChange={(categories: CategoryCode[]) => set({ categories })}
            options={categoryCodes.map((value) => ({ value, label: t(`complaints.category.${value}`) }))}
          />
        )}
      </Field>
      {text('fromYuan')}
      {text('toYuan')}
      {text('about', 3, true)}
      {text('aboutEn', 3)}
      {text('bring', 2)}
      {text('fees')}
      {text('address')}
      {text('phone')}
      {text('website')}
      {text('hours')}
      {text('source', 1, true)}
      {text('checkedOn')}
      {text('from', 1, true)}
      {text('until')}
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={act.busy}>
          {of === null ? t('bodies.save') : t('bodies.saveVersion', { n: of.version + 1 })}
        </Button>
        <Button onClick={onDone}>{t('parts.form.cancel')}</Button>
      </div>
      {of !== null && <BodyVersions id={of.id} />}
    </form>
  )
}

/** Where the server names a field otherwise than the form. */
const fieldOf: Partial<Record<TextName, string>> = {
  name: 'name.zh',
  nameEn: 'name.en',
  about: 'about.zh',
  aboutEn: 'about.en',
  bring: 'bring.zh',
  fees: 'fees.zh',
  fromYuan: 'fromFen',
  toYuan: 'toFen',
}
type Draft = ReturnType<typeof draftOf>
type TextName = Exclude<keyof Draft, 'kind' | 'categories'>

const yuanOf = (fen: number | null): string => (fen === null ? '' : (fen / 100).toFixed(2))
const fresh: BodyKind = 'court'
const draftOf = (of: BodyView | null, today: string) => ({
  id: of?.id ?? '',
  kind: of?.kind ?? fresh,
  name: of?.name.zh ?? '',
  nameEn: of?.name.en ?? '',
  area: of?.area ?? '',
  regions: of?.regions.join(' ') ?? '',
  categories: of?.categories ?? [],
  fromYuan: yuanOf(of?.fromFen ?? null),
  toYuan: yuanOf(of?.toFen ?? null),
  about: of?.about.zh ?? '',
  aboutEn: of?.about.en ?? '',
  bring: of?.bring.zh ?? '',
  fees: of?.fees.zh ?? '',
  address: of?.address ?? '',
  phone: of?.phone ?? '',
  website: of?.website ?? '',
  hours: of?.hours ?? '',
  source: of?.source ?? '',
  checkedOn: today,
  from: today,
  until: of?.until ?? '',
})

const fenOf = (yuan: string): number | null => (yuan.trim() === '' ? null : Math.round(Number(yuan) * 100))
const inputOf = (form: Draft, of: BodyView | null) => ({
  id: form.id.trim(),
  after: of?.version ?? 0,
  kind: form.kind,
  name: { zh: form.name, en: form.nameEn },
  area: form.area,
  regions: form.regions.split(/[\s,，、]+/).filter(Boolean),
  categories: form.categories,
  fromFen: fenOf(form.fromYuan),
  toFen: fenOf(form.toYuan),
  about: { zh: form.about, en: form.aboutEn },
  bring: { zh: form.bring, en: of?.bring.en ?? '' },
  fees: { zh: form.fees, en: of?.fees.en ?? '' },
  address: form.address,
  phone: form.phone,
  website: form.website.trim(),
  hours: form.hours,
  source: form.source,
  checkedOn: form.checkedOn.trim() || null,
  from: form.from.trim(),
  until: form.until.trim() || null,
})
