import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { Currency } from '../../../src/marketplace/noun.contract.ts'
import {
  importFields,
  ImportKind,
  importKinds,
  importKindWords,
  type ImportOptions,
  type Mapping,
} from '../../../src/marketplace/import-kind.contract.ts'
import {
  changeImport,
  listMappings,
  readImport,
  saveMapping,
  type ImportDetail,
} from '../../../src/marketplace/import.contract.ts'
import { useAct, useRoute } from '../api/hooks.ts'
import { Field } from '../parts/Field.tsx'
import { Problem } from '../parts/Problem.tsx'
import { useText } from '../text/text.ts'

type Props = { readonly data: ImportDetail; readonly disabled: boolean }

/** What the file is and which column means what. The kind is saved at once, as everything else depends on it. */
export function ImportSettings({ data, disabled }: Props) {
  const { t, say } = useText()
  const [mapping, setMapping] = useState<Mapping>(data.mapping)
  const [options, setOptions] = useState<ImportOptions>(data.options)
  const change = useAct(changeImport, { refresh: [readImport] })
  const dirty = JSON.stringify([mapping, options]) !== JSON.stringify([data.mapping, data.options])
  const put = (next: Partial<ImportOptions>) => setOptions({ ...options, ...next })
  return (
    <section className="surface stack">
      <h2>{t('marketplace.imports.settings')}</h2>
      <div className="import-grid">
        <Field name="kind" label={t('marketplace.imports.kind')}>
          {({ id }) => (
            <Select
              id={id}
              disabled={disabled}
              value={data.kind}
              placeholder={t('marketplace.imports.chooseKind')}
              options={importKinds.map((kind) => ({ value: kind, label: say(importKindWords[kind]) }))}
              onChange={(kind) => void change.run({ id: data.id, kind: ImportKind.parse(kind) })}
              popupMatchSelectWidth={false}
            />
          )}
        </Field>
        <Field name="offset" label={t('marketplace.imports.offset')} problem={change.problem}>
          {(control) => (
            <Input
              {...control}
              disabled={disabled}
              value={options.offset}
              maxLength={6}
              onChange={(event) => put({ offset: event.target.value })}
            />
          )}
        </Field>
        <Field name="money" label={t('marketplace.imports.money')}>
          {({ id }) => (
            <Select
              id={id}
              disabled={disabled}
              value={options.money}
              options={(['major', 'minor'] as const).map((value) => ({
                value,
                label: t(`marketplace.imports.${value}`),
              }))}
              onChange={(money) => put({ money })}
            />
          )}
        </Field>
        <Field name="currency" label={t('marketplace.imports.currency')}>
          {({ id }) => (
            <Select
              id={id}
              disabled={disabled}
              value={options.currency}
              options={Currency.options.map((value) => ({ value, label: value }))}
              onChange={(currency) => put({ currency })}
            />
          )}
        </Field>
      </div>
      {data.kind && <Columns {...{ data, disabled, kind: data.kind, mapping, onChange: setMapping }} />}
      {change.problem && <Problem problem={change.problem} />}
      {data.kind && (
        <div className="row">
          <Button
            disabled={disabled || !dirty}
            loading={change.busy}
            onClick={() => void change.run({ id: data.id, mapping, options })}
          >
            {t(dirty ? 'marketplace.imports.save' : 'marketplace.imports.saved')}
          </Button>
          <Kept
            kind={data.kind}
            mapping={mapping}
            options={options}
            onUse={(kept) => {
              setMapping(kept.mapping)
              setOptions(kept.options)
            }}
          />
        </div>
      )}
    </section>
  )
}

function Columns(props: {
  readonly data: ImportDetail
  readonly disabled: boolean
  readonly kind: ImportKind
  readonly mapping: Mapping
  readonly onChange: (mapping: Mapping) => void
}) {
  const { t, say } = useText()
  const { data, mapping, onChange } = props
  const set = (name: string, source: Mapping[string]) => {
    const { [name]: _, ...rest } = mapping
    const empty = source.column === undefined && (source.constant ?? '') === ''
    onChange(empty ? rest : { ...rest, [name]: source })
  }
  return (
    <div className="stack-tight">
      <h3>{t('marketplace.imports.mapping')}</h3>
      <p className="quiet small">{t('marketplace.imports.mappingLead')}</p>
      <div className="import-scroll import-map">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('marketplace.imports.field')}</th>
              <th scope="col">{t('marketplace.imports.column')}</th>
              <th scope="col">{t('marketplace.imports.constant')}</th>
            </tr>
          </thead>
          <tbody>
            {importFields[props.kind].map((field) => {
              const { column, constant } = mapping[field.name] ?? {}
              const words = say(field.words)
              return (
                <tr key={field.name}>
                  <th scope="row">
                    {words}
                    {field.required && ' *'}
                  </th>
                  <td>
                    <Select
                      aria-label={`${words}: ${t('marketplace.imports.column')}`}
                      disabled={props.disabled}
                      value={column ?? ''}
                      options={[
                        { value: '', label: t('marketplace.imports.noColumn') },
                        ...data.columns.map((value) => ({ value, label: value })),
                      ]}
                      onChange={(value) =>
                        set(field.name, { ...(value && { column: value }), ...(constant && { constant }) })
                      }
                      popupMatchSelectWidth={false}
                    />
                  </td>
                  <td>
                    <Input
                      aria-label={`${words}: ${t('marketplace.imports.constant')}`}
                      disabled={props.disabled}
                      value={constant ?? ''}
                      maxLength={200}
                      onChange={(event) => set(field.name, { ...(column && { column }), constant: event.target.value })}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </div>
  )
}

type KeptMapping = { readonly kind: ImportKind; readonly mapping: Mapping; readonly options: ImportOptions }

/** Mappings under a name, for the next file of the same shape. */
function Kept({ onUse, ...now }: KeptMapping & { readonly onUse: (kept: KeptMapping) => void }) {
  const { t } = useText()
  const [name, setName] = useState('')
  const kept = useRoute(listMappings, {})
  const save = useAct(saveMapping, { refresh: [listMappings], done: () => setName('') })
  const fitting = (kept.data?.rows ?? []).filter(({ kind }) => kind === now.kind)
  return (
    <>
      {fitting.length > 0 && (
        <Select
          aria-label={t('marketplace.imports.useSaved')}
          value={null}
          placeholder={t('marketplace.imports.useSaved')}
          options={fitting.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(id: string | null) => {
            const chosen = fitting.find((one) => one.id === id)
            if (chosen) onUse(chosen)
          }}
          popupMatchSelectWidth={false}
        />
      )}
      <Input
        className="market-search"
        aria-label={t('marketplace.imports.saveAsName')}
        placeholder={t('marketplace.imports.saveAsName')}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.target.value)}
      />
      <Button disabled={name.trim() === ''} loading={save.busy} onClick={() => void save.run({ name, ...now })}>
        {t('marketplace.imports.saveAs')}
      </Button>
      {save.problem && <Problem problem={save.problem} />}
    </>
  )
}
