import { Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { z } from 'zod'
import {
  DisputeReason,
  disputeReasons,
  RefuseReason,
  refuseReasons,
  type RequestView,
} from '../../../../src/complaints/aftersales/aftersales.contract.ts'
import {
  disputeReasonWords,
  refuseReasonWords,
  remedyWords,
} from '../../../../src/complaints/aftersales/words.contract.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { Field, type ControlProps } from '../../parts/Field.tsx'
import { Uploader } from '../../parts/Uploader.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { fenOf, moneySigns, moneyWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'

const offers = ['return', 'exchange', 'repair', 'refund-only'] as const
const Offer = z.enum(offers)

/** What is being written for a step; kept on this device until it is sent. */
export const StepDraft = z.object({
  text: z.string(),
  files: z.array(z.string()),
  returnAddress: z.string(),
  carrier: z.string(),
  trackingNo: z.string(),
  amount: z.string(),
  postage: z.string(),
  remedy: Offer,
  refuseReason: RefuseReason,
  disputeReason: DisputeReason,
})
export type Values = z.infer<typeof StepDraft>
export const emptyStep: Values = {
  text: '',
  files: [],
  returnAddress: '',
  carrier: '',
  trackingNo: '',
  amount: '',
  postage: '',
  remedy: 'refund-only',
  refuseReason: 'no-fault',
  disputeReason: 'not-intact',
}

export type FieldName =
  | 'text'
  | 'text-optional'
  | 'files'
  | 'returnAddress'
  | 'returnAddress-optional'
  | 'parcel'
  | 'amount'
  | 'postage'
  | 'granted'
  | 'remedy'
  | 'refuseReason'
  | 'disputeReason'

type Props = {
  readonly name: FieldName
  readonly of: RequestView
  readonly value: Values
  readonly change: (part: Partial<Values>) => void
  readonly problem: ApiProblem | null
  readonly onBusy: (busy: boolean) => void
}

export function StepField(props: Props): ReactNode {
  const { t } = useText()
  const { name, value, change, problem } = props
  switch (name) {
    case 'text':
    case 'text-optional':
      return (
        <WordsField
          name="text"
          label={t(name === 'text' ? 'complaints.step.text' : 'complaints.step.textOptional')}
          required={name === 'text'}
          problem={problem}
          upTo={12}
          most={2000}
          value={value.text}
          onChange={(text) => change({ text })}
        />
      )
    case 'files':
      return (
        <Field name="files" label={t('complaints.step.files')} required={false} problem={problem}>
          {({ id }) => (
            <Uploader
              id={id}
              value={value.files}
              onChange={(files) => change({ files: [...files] })}
              max={20}
              onBusy={props.onBusy}
            />
          )}
        </Field>
      )
    case 'returnAddress':
    case 'returnAddress-optional':
      return <Line {...props} field="returnAddress" optional={name !== 'returnAddress'} />
    case 'parcel':
      return (
        <>
          <Line {...props} field="carrier" />
          <Line {...props} field="trackingNo" />
        </>
      )
    case 'amount':
      return <AmountField {...props} field="amount" label={t('aftersales.field.amount')} />
    case 'granted':
      return <AmountField {...props} field="amount" label={t('aftersales.field.granted')} />
    case 'postage':
      return <PostageField {...props} />
    case 'remedy':
    case 'refuseReason':
    case 'disputeReason':
      return <ReasonField {...props} name={name} />
  }
}

type LineProps = Props & { readonly field: 'returnAddress' | 'carrier' | 'trackingNo'; readonly optional?: boolean }
function Line({ field, optional = false, value, change, problem }: LineProps) {
  const { t } = useText()
  return (
    <Field
      name={field}
      label={t(`aftersales.field.${field}`)}
      required={!optional}
      problem={problem}
      {...(field === 'returnAddress' && {
        help: t(optional ? 'aftersales.field.addressStanding' : 'aftersales.shop.help'),
      })}
    >
      {(control) => (
        <Input
          {...control}
          maxLength={field === 'returnAddress' ? 300 : 60}
          value={value[field]}
          onChange={(event) => change({ [field]: event.target.value })}
        />
      )}
    </Field>
  )
}

/** Only where the merchant bears it; with its receipt among the files. */
function PostageField(props: Props) {
  const { t } = useText()
  const { mostFen } = props.of.postage
  if (mostFen === 0) return null
  const most = moneyWords(mostFen, props.of.currency)
  return (
    <AmountField
      {...props}
      field="postage"
      label={t('aftersales.field.postage')}
      help={t('aftersales.field.postageHelp', { most })}
    />
  )
}

type AmountProps = Props & { readonly field: 'amount' | 'postage'; readonly label: string; readonly help?: string }
function AmountField({ of, value, change, problem, field, label, help }: AmountProps) {
  const { t } = useText()
  const wrong = value[field] !== '' && fenOf(value[field]) === null
  return (
    <Field
      name={`${field}Fen`}
      label={label}
      {...(help !== undefined && { help })}
      required={false}
      problem={problem}
      error={wrong ? t('complaints.file.amountWrong') : undefined}
    >
      {(control) => (
        <Input
          {...control}
          inputMode="decimal"
          prefix={moneySigns[of.currency]}
          value={value[field]}
          onChange={(event) => change({ [field]: event.target.value })}
        />
      )}
    </Field>
  )
}

/** The three choices of a step, each from the words that the server says itself. */
function ReasonField({
  name,
  value,
  change,
  problem,
}: Props & { readonly name: 'remedy' | 'refuseReason' | 'disputeReason' }) {
  const { t } = useText()
  const field = name === 'remedy' ? 'remedy' : 'reason'
  return (
    <Field name={field} label={t(`aftersales.field.${name}`)} problem={problem}>
      {(control) => <ReasonSelect control={control} name={name} value={value} change={change} />}
    </Field>
  )
}

function ReasonSelect({
  control,
  name,
  value,
  change,
}: Pick<Props, 'value' | 'change'> & {
  readonly control: ControlProps
  readonly name: 'remedy' | 'refuseReason' | 'disputeReason'
}) {
  const { say } = useText()
  const options = {
    remedy: offers.map((one) => ({ value: one, label: say(remedyWords[one]) })),
    refuseReason: refuseReasons.map((one) => ({ value: one, label: say(refuseReasonWords[one]) })),
    disputeReason: disputeReasons.map((one) => ({ value: one, label: say(disputeReasonWords[one]) })),
  }
  return (
    <Select
      {...control}
      value={value[name]}
      options={[...options[name]]}
      onChange={(chosen: string) => change(StepDraft.parse({ ...value, [name]: chosen }))}
    />
  )
}
