import { Button, Input } from 'antd'
import { useState, type ReactNode } from 'react'
import {
  closeReport,
  decideReport,
  extendCheck,
  notAcceptedGrounds,
  results,
  reviewReport,
  takers,
  type ReportView,
} from '../../../../src/complaints/reports/report.contract.ts'
import { usualTaker } from '../../../../src/complaints/reports/words.contract.ts'
import { longestText } from '../../../../src/complaints/complaint.contract.ts'
import { useAct } from '../../api/hooks.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { Choice } from '../../parts/Choice.tsx'
import { Field } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'

type Of = { readonly of: ReportView }
type FormProps = {
  readonly act: { readonly problem: ApiProblem | null; readonly busy: boolean }
  readonly send: string
  readonly onSend: () => void
  readonly children: ReactNode
}
function StepForm({ act, send, onSend, children }: FormProps) {
  return (
    <form
      className="stack inset"
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      {children}
      {act.problem && <Problem problem={act.problem} />}
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={act.busy}>
          {send}
        </Button>
      </div>
    </form>
  )
}

type TextProps = {
  readonly name: 'told' | 'text'
  readonly value: string
  readonly onChange: (text: string) => void
  readonly problem: ApiProblem | null
}
function StepText({ name, value, onChange, problem }: TextProps) {
  const { t } = useText()
  return (
    <WordsField
      name={name}
      label={t(`reports.step.${name}`)}
      help={t(`reports.step.${name}Help`)}
      problem={problem}
      most={longestText}
      value={value}
      onChange={onChange}
    />
  )
}

export function ExtendForm({ of }: Of) {
  const { t } = useText()
  const [text, setText] = useState('')
  const act = useAct(extendCheck)
  return (
    <StepForm
      act={act}
      send={t('reports.step.extend')}
      onSend={() => void act.run({ id: of.id, version: of.version, text })}
    >
      <StepText name="text" value={text} onChange={setText} problem={act.problem} />
    </StepForm>
  )
}

export function DecideForm({ of }: Of) {
  const { t } = useText()
  const [answer, setAnswer] = useState<string>(`taker:${usualTaker[of.kind]}`)
  const [authority, setAuthority] = useState('')
  const [number, setNumber] = useState('')
  const [told, setTold] = useState('')
  const act = useAct(decideReport)
  const taker = takers.find((one) => answer === `taker:${one}`) ?? null
  const ground = notAcceptedGrounds.find((one) => answer === `ground:${one}`) ?? null
  const send = () =>
    void act.run({
      id: of.id,
      version: of.version,
      taker,
      ground,
      told,
      ...(taker === 'authority' && { authority, authorityNumber: number }),
    })
  return (
    <StepForm act={act} send={t(taker ? 'reports.step.accept' : 'reports.step.refuse')} onSend={send}>
      <Choice
        label={t('reports.step.answer')}
        value={answer}
        options={[
          ...takers.map((one) => ({
            value: `taker:${one}`,
            label: t('reports.step.acceptTo', { taker: t(`reports.taker.${one}`) }),
          })),
          ...notAcceptedGrounds.map((one) => ({
            value: `ground:${one}`,
            label: t('reports.step.refuseFor', { ground: t(`reports.outcome.${one}`) }),
          })),
        ]}
        onChange={(value) => setAnswer(value ?? '')}
      />
      {taker === 'authority' && (
        <>
          <Field name="authority" label={t('reports.step.authority')} problem={act.problem}>
            {(control) => (
              <Input {...control} value={authority} onChange={(event) => setAuthority(event.target.value)} />
            )}
          </Field>
          <Field name="authorityNumber" label={t('reports.step.number')} required={false} problem={act.problem}>
            {(control) => <Input {...control} value={number} onChange={(event) => setNumber(event.target.value)} />}
          </Field>
        </>
      )}
      <StepText name="told" value={told} onChange={setTold} problem={act.problem} />
    </StepForm>
  )
}

export function CloseForm({ of }: Of) {
  const { t } = useText()
  const [result, setResult] = useState<(typeof results)[number]>('confirmed')
  const [told, setTold] = useState('')
  const act = useAct(closeReport)
  return (
    <StepForm
      act={act}
      send={t('reports.step.close')}
      onSend={() => void act.run({ id: of.id, version: of.version, result, told })}
    >
      <Choice
        label={t('reports.step.result')}
        value={result}
        options={results.map((value) => ({ value, label: t(`reports.outcome.${value}`) }))}
        onChange={(value) => setResult(value ?? 'confirmed')}
      />
      <StepText name="told" value={told} onChange={setTold} problem={act.problem} />
    </StepForm>
  )
}

export function ReviewForm({ of }: Of) {
  const { t } = useText()
  const [verdict, setVerdict] = useState<'upheld' | 'reopened'>('upheld')
  const [told, setTold] = useState('')
  const act = useAct(reviewReport)
  return (
    <StepForm
      act={act}
      send={t('reports.step.review')}
      onSend={() => void act.run({ id: of.id, version: of.version, verdict, told })}
    >
      <Choice
        label={t('reports.step.verdict')}
        value={verdict}
        options={(['upheld', 'reopened'] as const).map((value) => ({ value, label: t(`reports.step.${value}`) }))}
        onChange={(value) => setVerdict(value ?? 'upheld')}
      />
      <StepText name="told" value={told} onChange={setTold} problem={act.problem} />
    </StepForm>
  )
}
