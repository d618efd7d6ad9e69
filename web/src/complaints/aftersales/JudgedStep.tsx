import { Input, InputNumber } from 'antd'
import { Field } from '../../parts/Field.tsx'
import { useText } from '../../text/text.ts'
import { Choice } from '../Choice.tsx'
import { AssessmentChoice } from './AssessmentChoice.tsx'
import type { AskProps, Chosen, Judged } from './ask-draft.ts'

type Props = AskProps & { readonly judged: Judged; readonly chosen: Chosen | undefined }

/** How many, when they arrived, what applies: and what can be asked for accordingly. */
export function JudgedStep(props: Props) {
  const { t, say } = useText()
  const { judged, chosen, change } = props
  return (
    <section className="surface stack">
      <h2>{t('aftersales.ask.what')}</h2>
      <p className="quiet small">
        {say(judged.policy.title)} · {say(judged.policy.condition)}
      </p>
      <Circumstances {...props} />
      <Questions {...props} />
      <fieldset className="choices">
        <legend>{t('aftersales.ask.choose')}</legend>
        {judged.requests.map((one) => (
          <AssessmentChoice
            key={one.request}
            of={one}
            currency={judged.line.currency}
            chosen={one.request === chosen?.request}
            onChoose={() => change({ request: one.request })}
          />
        ))}
      </fieldset>
    </section>
  )
}

function Circumstances({ judged, value, change }: Props) {
  const { t } = useText()
  return (
    <>
      {judged.line.quantity > 1 && (
        <Field name="quantity" label={t('aftersales.quantity')}>
          {(control) => (
            <InputNumber
              {...control}
              min={1}
              max={judged.line.quantity}
              value={value.quantity}
              onChange={(quantity) => change({ quantity: quantity ?? 1 })}
            />
          )}
        </Field>
      )}
      {(judged.receivedOn === null || value.receivedOn !== '') && (
        <Field name="receivedOn" label={t('aftersales.ask.receivedOn')} help={t('aftersales.ask.receivedHelp')}>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={value.receivedOn}
              onChange={(event) => change({ receivedOn: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  )
}

function Questions({ judged, value, change }: Props) {
  const { t, say } = useText()
  if (judged.questions.length === 0) return null
  const toggle = (rule: string) =>
    change({ said: value.said.includes(rule) ? value.said.filter((one) => one !== rule) : [...value.said, rule] })
  return (
    <fieldset className="choices">
      <legend>{t('aftersales.ask.questions')}</legend>
      {judged.questions.map(({ rule, question }) => (
        <Choice
          key={rule}
          kind="checkbox"
          chosen={value.said.includes(rule)}
          onChoose={() => toggle(rule)}
          title={say(question)}
        />
      ))}
    </fieldset>
  )
}
