import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import type { z } from 'zod'
import * as routes from '../../../src/complaints/case.contract.ts'
import type { CaseView, StepName } from '../../../src/complaints/complaint.contract.ts'
import type { RouteSpec } from '../../../src/kernel/route.contract.ts'
import { useAct } from '../api/hooks.ts'
import { useDraft } from '../parts/draft.ts'
import { ProblemSummary } from '../parts/ProblemSummary.tsx'
import { fenOf } from '../text/money.ts'
import { useText } from '../text/text.ts'
import { StepDraft, emptyStep, StepField, type FieldName, type Values } from './step-fields.tsx'

type FormProps = { readonly of: CaseView; readonly label: string; readonly onDone: () => void }
type Base = { readonly id: string; readonly version: number }

/** One form per step: which fields it has, and how they become what the server takes. */
const forms: Readonly<Record<StepName, (props: FormProps) => ReactNode>> = {
  acknowledge: stepForm(routes.acknowledge, ['text-optional'], (v, base) => ({
    ...base,
    ...(v.text.trim() && { text: v.text }),
  })),
  respond: stepForm(routes.respond, ['text', 'files'], (v, base) => ({ ...base, text: v.text, files: v.files })),
  ask_merchant: stepForm(routes.askMerchant, ['text'], (v, base) => ({ ...base, text: v.text })),
  answer: stepForm(routes.answer, ['text', 'offer', 'files'], (v, base) => ({
    ...base,
    text: v.text,
    files: v.files,
    offer: v.remedy && { remedy: v.remedy, amountFen: fenOf(v.amount) ?? 0 },
  })),
  accept_offer: stepForm(routes.acceptOffer, [], (_, base) => base),
  counter_offer: stepForm(routes.counterOffer, ['offer', 'text'], (v, base) => ({
    ...base,
    text: v.text,
    offer: { remedy: v.remedy ?? 'refund', amountFen: fenOf(v.amount) ?? 0 },
  })),
  refuse_offer: stepForm(routes.refuseOffer, ['text'], (v, base) => ({ ...base, text: v.text })),
  add_statement: stepForm(routes.addStatement, ['text', 'to'], (v, base) => ({
    ...base,
    text: v.text,
    to: [...audiences[v.to]],
  })),
  add_evidence: stepForm(routes.addEvidence, ['files', 'note'], (v, base) => ({
    ...base,
    files: v.files,
    note: v.note,
  })),
  assign: stepForm(routes.assign, ['agent'], (v, base) => ({ ...base, agentId: v.agentId })),
  close: stepForm(routes.close, ['outcome', 'offer', 'text'], (v, base) => ({
    ...base,
    outcome: v.outcome,
    text: v.text,
    amountFen: fenOf(v.amount) ?? 0,
  })),
  withdraw: stepForm(routes.withdraw, ['text-optional'], (v, base) => ({
    ...base,
    ...(v.text.trim() && { text: v.text }),
  })),
}
const audiences = {
  both: ['consumer', 'merchant'],
  consumer: ['consumer'],
  merchant: ['merchant'],
  nobody: [],
} as const satisfies Record<Values['to'], readonly ('consumer' | 'merchant')[]>

export function StepForm({ step, ...props }: FormProps & { readonly step: StepName }) {
  const Form = forms[step]
  return <Form key={step} {...props} />
}

function stepForm<I extends z.ZodObject>(
  route: RouteSpec<I, typeof CaseView>,
  fields: readonly FieldName[],
  inputOf: (values: Values, base: Base) => z.input<I>,
) {
  return function Form({ of, label, onDone }: FormProps) {
    const { t } = useText()
    const draft = useDraft(`complaint.${of.id}.${route.path}`, StepDraft, emptyStep)
    const [busy, setBusy] = useState(false)
    const act = useAct(route)
    const send = async () => {
      const done = await act.run(inputOf(draft.value, { id: of.id, version: of.version }))
      if (done === undefined) return
      draft.discard()
      onDone()
    }
    const labels = {
      text: t('complaints.step.text'),
      files: t('complaints.step.files'),
      offer: t('complaints.step.remedy'),
    }
    return (
      <form
        className="stack step-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <ProblemSummary problem={act.problem} labels={labels} />
        {fields.map((name) => (
          <StepField
            key={name}
            name={name}
            of={of}
            {...draft}
            problem={act.problem}
            onBusy={setBusy}
            onlyAmount={route.path === routes.close.path}
          />
        ))}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={act.busy} disabled={busy || !isReady(fields, draft.value)}>
            {fields.length === 0 ? t('complaints.step.confirm', { what: label }) : label}
          </Button>
          <Button onClick={onDone}>{t('complaints.step.cancel')}</Button>
        </div>
      </form>
    )
  }
}

/** Only what the page can tell at once; everything else is the server's to say. */
function isReady(fields: readonly FieldName[], values: Values): boolean {
  if (fields.includes('text') && values.text.trim() === '') return false
  if (values.amount !== '' && fenOf(values.amount) === null) return false
  return !fields.includes('note') || values.files.length > 0
}
