import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import type { z } from 'zod'
import type { RequestView, StepName } from '../../../../src/complaints/aftersales/aftersales.contract.ts'
import * as routes from '../../../../src/complaints/aftersales/step.contract.ts'
import type { RouteSpec } from '../../../../src/kernel/route.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { AllowedSteps } from '../../parts/AllowedSteps.tsx'
import { useDraft } from '../../parts/draft.ts'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { fenOf } from '../../text/money.ts'
import { useText } from '../../text/text.ts'
import { TemplatePicker } from '../desk/templates/TemplatePicker.tsx'
import { emptyStep, StepDraft, StepField, type FieldName, type Values } from './step-field.tsx'

/** What moves the request on for whoever reads it. */
const main: readonly StepName[] = [
  'approve',
  'give_address',
  'accept_counter',
  'send_back',
  'receive',
  'accept_goods',
  'send_out',
  'confirm',
  'complain',
]

/** The server's list of steps as buttons; the form of the chosen one opens below it. */
export function RequestSteps({ of }: { readonly of: RequestView }) {
  const { say } = useText()
  const [open, setOpen] = useState<StepName | null>(null)
  const wanted = main.find((name) => of.steps.some(({ step, allowed }) => step === name && allowed))
  const chosen = of.steps.find(({ step, allowed }) => step === open && allowed)
  return (
    <AllowedSteps
      steps={of.steps.map((one) => ({
        key: one.step,
        label: say(one.title),
        consequence: say(one.consequence),
        allowed: one.allowed,
        reason: one.reason && say(one.reason),
        main: one.step === wanted,
        danger: one.step === 'withdraw',
      }))}
      onTake={(key) =>
        setOpen((before) => (before === key ? null : (of.steps.find(({ step }) => step === key)?.step ?? null)))
      }
      open={
        chosen
          ? {
              key: chosen.step,
              form: <StepForm step={chosen.step} of={of} label={say(chosen.title)} onDone={() => setOpen(null)} />,
            }
          : null
      }
    />
  )
}

type FormProps = { readonly of: RequestView; readonly label: string; readonly onDone: () => void }
type Base = { readonly id: string; readonly version: number }

const parcel = (v: Values, base: Base) => ({ ...base, carrier: v.carrier, trackingNo: v.trackingNo, files: v.files })
const said = (v: Values, base: Base) => ({ ...base, text: v.text })
const only = (_: Values, base: Base) => base
/** One form per step: which fields it has, and how they become what the server takes. */
const forms: Readonly<Record<StepName, (props: FormProps) => ReactNode>> = {
  approve: form(routes.approve, ['returnAddress-optional', 'text-optional'], (v, base) => ({
    ...said(v, base),
    ...(v.returnAddress.trim() && { returnAddress: v.returnAddress }),
  })),
  counter: form(routes.counter, ['remedy', 'amount', 'text', 'files'], (v, base) => ({
    ...said(v, base),
    remedy: v.remedy,
    amountFen: fenOf(v.amount) ?? 0,
    files: v.files,
  })),
  refuse: form(routes.refuse, ['refuseReason', 'text', 'files'], (v, base) => ({
    ...said(v, base),
    reason: v.refuseReason,
    files: v.files,
  })),
  give_address: form(routes.giveAddress, ['returnAddress'], (v, base) => ({
    ...base,
    returnAddress: v.returnAddress,
  })),
  accept_counter: form(routes.acceptCounter, [], only),
  decline_counter: form(routes.declineCounter, ['text-optional'], said),
  send_back: form(routes.sendBack, ['parcel', 'postage', 'files'], (v, base) => ({
    ...parcel(v, base),
    postageFen: fenOf(v.postage) ?? 0,
  })),
  receive: form(routes.receive, [], only),
  accept_goods: form(routes.acceptGoods, ['text-optional'], said),
  dispute_goods: form(routes.disputeGoods, ['disputeReason', 'text', 'amount', 'files'], (v, base) => ({
    ...said(v, base),
    reason: v.disputeReason,
    amountFen: fenOf(v.amount) ?? 0,
    files: v.files,
  })),
  contest_postage: form(routes.contestPostage, ['granted', 'text', 'files'], (v, base) => ({
    ...said(v, base),
    amountFen: fenOf(v.amount) ?? 0,
    files: v.files,
  })),
  accept_dispute: form(routes.acceptDispute, [], only),
  send_out: form(routes.sendOut, ['parcel', 'files'], parcel),
  confirm: form(routes.confirm, [], only),
  complain: form(routes.complain, [], only),
  add_statement: form(routes.addStatement, ['text', 'files'], (v, base) => ({ ...said(v, base), files: v.files })),
  withdraw: form(routes.withdraw, [], only),
}

function StepForm({ step, ...props }: FormProps & { readonly step: StepName }) {
  const Form = forms[step]
  return <Form key={step} {...props} />
}

function form<I extends z.ZodObject>(
  route: RouteSpec<I, typeof RequestView>,
  fields: readonly FieldName[],
  inputOf: (values: Values, base: Base) => z.input<I>,
) {
  return function Form({ of, label, onDone }: FormProps) {
    const { t } = useText()
    const draft = useDraft(`aftersales.${of.id}.${route.path}`, StepDraft, emptyStep)
    const [busy, setBusy] = useState(false)
    const act = useAct(route)
    const send = async () => {
      const done = await act.run(inputOf(draft.value, { id: of.id, version: of.version }))
      if (done === undefined) return
      draft.discard()
      onDone()
    }
    const wrongAmount = [draft.value.amount, draft.value.postage].some((one) => one !== '' && fenOf(one) === null)
    return (
      <form
        className="stack step-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <ProblemSummary
          problem={act.problem}
          labels={{
            text: t('complaints.step.text'),
            files: t('complaints.step.files'),
            carrier: t('aftersales.field.carrier'),
            trackingNo: t('aftersales.field.trackingNo'),
            returnAddress: t('aftersales.field.returnAddress'),
            amountFen: t('aftersales.field.amount'),
            postageFen: t('aftersales.field.postage'),
          }}
        />
        {fields.some((name) => name === 'text' || name === 'text-optional') && (
          <TemplatePicker
            of={of}
            onInsert={(words) => draft.change({ text: [draft.value.text, words].filter(Boolean).join('\n') })}
          />
        )}
        {fields.map((name) => (
          <StepField key={name} name={name} of={of} {...draft} problem={act.problem} onBusy={setBusy} />
        ))}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={act.busy} disabled={busy || wrongAmount}>
            {fields.length === 0 ? t('complaints.step.confirm', { what: label }) : label}
          </Button>
          <Button onClick={onDone}>{t('complaints.step.cancel')}</Button>
        </div>
      </form>
    )
  }
}
