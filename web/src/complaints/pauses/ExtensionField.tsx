import { Radio, Select } from 'antd'
import { readPauses, type PausesView } from '../../../../src/complaints/pauses/extension.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { useText } from '../../text/text.ts'
import { StepDraft, type StepFieldProps } from '../step-draft.ts'
import { Effects } from './Effects.tsx'

type Props = StepFieldProps & { readonly name: 'days' | 'agrees' | 'grants' }

/** Asking for more time, what the other side says of it, and the decision: each with what it would do to the dates. */
export function ExtensionField(props: Props) {
  const { t } = useText()
  const { of, name, value } = props
  const { data } = useRoute(readPauses, { id: of.id })
  const open = data?.extensions.find(({ state }) => state === 'asked')
  if (name === 'days')
    return (
      <>
        <DaysField {...props} most={data?.most ?? 1} />
        {data && <Effects of={data} />}
      </>
    )
  const running = data?.extensions.findLast(({ state }) => state === 'granted')
  const asked = open ?? running
  return (
    <>
      {asked && (
        <blockquote className="extension-asked">
          <p>
            <strong>{t('pauses.asked', { who: t(`complaints.side.${asked.party}`), n: asked.days })}</strong>
          </p>
          <p>{asked.reason}</p>
          {name === 'grants' && asked.answer && (
            <p className="quiet">
              {t(`pauses.answer.${asked.answer}`)} {asked.answerText}
            </p>
          )}
        </blockquote>
      )}
      <Field name={name} label={t(`pauses.field.${name}`)} problem={props.problem}>
        {({ id }) => (
          <Radio.Group
            id={id}
            value={value.agrees}
            onChange={(event) => props.change(chosen(String(event.target.value), open))}
            options={[
              { value: 'yes', label: t(`pauses.field.${name}Yes`) },
              { value: 'no', label: t(`pauses.field.${name}No`) },
            ]}
          />
        )}
      </Field>
      {name === 'grants' && value.agrees === 'yes' && open && <DaysField {...props} most={open.days} />}
      {name === 'grants' && data && <Effects of={data} />}
    </>
  )
}

const chosen = (value: string, open: PausesView['extensions'][number] | undefined) => ({
  agrees: StepDraft.shape.agrees.parse(value),
  ...(open && { days: open.days }),
})

function DaysField({ value, change, problem, most }: StepFieldProps & { readonly most: number }) {
  const { t } = useText()
  return (
    <Field name="days" label={t('pauses.field.days')} help={t('pauses.field.daysHelp', { most })} problem={problem}>
      {(control) => (
        <Select
          {...control}
          value={Math.min(value.days, most)}
          onChange={(days: number) => change({ days })}
          options={Array.from({ length: most }, (_, at) => ({
            value: at + 1,
            label: t('pauses.days', { n: at + 1 }),
          }))}
        />
      )}
    </Field>
  )
}
