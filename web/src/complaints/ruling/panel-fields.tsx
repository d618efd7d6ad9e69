import { Radio, Select } from 'antd'
import { useState } from 'react'
import { readRulings } from '../../../../src/complaints/ruling/ruling.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { useText } from '../../text/text.ts'
import { StepDraft, type StepFieldProps } from '../step-draft.ts'
import { DraftText } from './DraftText.tsx'

/** How many a side asks for; both have to want three. */
export function PanelField({ value, change, problem }: StepFieldProps) {
  const { t } = useText()
  return (
    <Field name="panel" label={t('ruling.wish.label')} help={t('ruling.wish.help')} problem={problem}>
      {(control) => (
        <Select
          {...control}
          value={value.panel}
          options={StepDraft.shape.panel
            .unwrap()
            .options.map((one) => ({ value: one, label: t(`ruling.wish.${one}`) }))}
          onChange={(panel: string) => change({ panel: StepDraft.shape.panel.parse(panel) })}
        />
      )}
    </Field>
  )
}

/** The draft as it was when the form was opened: what is said is said of that one. */
export function OpinionField({ of, value, change, problem }: StepFieldProps) {
  const { t } = useText()
  const { data } = useRoute(readRulings, { id: of.id })
  const now = data?.rows.findLast(({ panel }) => panel?.draft)?.panel?.draft ?? null
  const [read, setRead] = useState(now)
  if (read === null && now !== null) setRead(now)
  if (read === null) return null
  const choose = (opinion: string) =>
    change({ opinion: StepDraft.shape.opinion.parse(opinion), readDraft: read.version })
  const stale = now !== null && now.version !== read.version
  return (
    <>
      <DraftText draft={read} of={of} />
      {stale && <p className="quiet">{t('ruling.draftChanged')}</p>}
      <Field name="draft" label={t('ruling.opinion.label')} problem={problem}>
        {({ id }) => (
          <Radio.Group
            id={id}
            value={value.readDraft === read.version ? value.opinion : 'none'}
            onChange={(event) => choose(String(event.target.value))}
            options={[
              { value: 'concurs', label: t('ruling.opinion.concurs') },
              { value: 'dissents', label: t('ruling.opinion.dissents') },
            ]}
          />
        )}
      </Field>
    </>
  )
}
