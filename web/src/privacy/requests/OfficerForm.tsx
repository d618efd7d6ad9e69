import { Button, Input } from 'antd'
import { useState } from 'react'
import {
  acceptIdentity,
  readRequest,
  refuseRequest,
  settleRequest,
} from '../../../../src/privacy/request/request-routes.contract.ts'
import {
  refusalGrounds,
  type RefusalGround,
  type RequestView,
} from '../../../../src/privacy/request/request.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Radios } from '../../parts/Radios.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

type Step = 'accept-identity' | 'settle' | 'refuse'
type Filled = {
  readonly text: string
  readonly about: string
  readonly outcome: 'done' | 'declined'
  readonly ground: RefusalGround
}

/** What an officer writes: whose account it is, the answer, or the ground of a refusal. */
export function OfficerForm({ of, step }: { readonly of: RequestView; readonly step: Step }) {
  const { t } = useText()
  const [filled, setFilled] = useState<Filled>({ text: '', about: '', outcome: 'done', ground: 'nothing-held' })
  const change = (part: Partial<Filled>) => setFilled({ ...filled, ...part })
  const act = useSending(of, step)
  const empty = step === 'accept-identity' ? filled.about.trim() === '' : filled.text.trim() === ''
  return (
    <form
      className="stack inset"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        act.send(filled)
      }}
    >
      {step === 'accept-identity' ? (
        <Field name="about" label={t('rights.aboutLabel')} help={t('rights.aboutHelp')} problem={act.problem}>
          {(control) => (
            <Input
              {...control}
              value={filled.about}
              onChange={(event) => change({ about: event.target.value.trim() })}
            />
          )}
        </Field>
      ) : (
        <>
          <Answer step={step} filled={filled} onChange={change} />
          <WordsField
            name="text"
            label={t('rights.answerLabel')}
            help={t('rights.answerHelp')}
            problem={act.problem}
            upTo={12}
            most={4000}
            value={filled.text}
            onChange={(text) => change({ text })}
          />
        </>
      )}
      {act.problem && <Problem problem={act.problem} />}
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={act.busy} disabled={empty}>
          {t(`rights.step.${step}.do`)}
        </Button>
      </div>
    </form>
  )
}

function Answer(props: {
  readonly step: Step
  readonly filled: Filled
  readonly onChange: (part: Partial<Filled>) => void
}) {
  const { t } = useText()
  if (props.step === 'refuse')
    return (
      <Radios
        legend={t('rights.groundLabel')}
        name="ground"
        value={props.filled.ground}
        options={refusalGrounds.map((value) => ({ value, label: t(`rights.ground.${value}`) }))}
        onChange={(ground) => props.onChange({ ground })}
      />
    )
  return (
    <Radios
      legend={t('rights.outcomeLabel')}
      name="outcome"
      value={props.filled.outcome}
      options={[
        { value: 'done', label: t('rights.doneAs') },
        { value: 'declined', label: t('rights.declined') },
      ]}
      onChange={(outcome) => props.onChange({ outcome })}
    />
  )
}

function useSending({ id, version }: RequestView, step: Step) {
  const refresh = { refresh: [readRequest] }
  const accept = useAct(acceptIdentity, refresh)
  const settle = useAct(settleRequest, refresh)
  const refusal = useAct(refuseRequest, refresh)
  const acts = { 'accept-identity': accept, settle, refuse: refusal }
  const send = ({ text, about, outcome, ground }: Filled) => {
    if (step === 'accept-identity') void accept.run({ id, version, about })
    else if (step === 'settle') void settle.run({ id, version, text, outcome, files: [] })
    else void refusal.run({ id, version, text, ground })
  }
  return { send, busy: acts[step].busy, problem: acts[step].problem }
}
