import { Input, Select } from 'antd'
import { AgentOutcome, Remedy, remedies } from '../../../src/complaints/complaint.contract.ts'
import { listAgents } from '../../../src/complaints/queue.contract.ts'
import { lateIn } from '../../../src/complaints/dispute/dispute.contract.ts'
import { useRoute } from '../api/hooks.ts'
import { Field } from '../parts/Field.tsx'
import { Radios } from '../parts/Radios.tsx'
import { Uploader } from '../parts/Uploader.tsx'
import { WordsField } from '../parts/WordsField.tsx'
import { linesInDispute } from './line-draft.ts'
import { LineOffers } from './LineOffers.tsx'
import { MissingField } from './MissingField.tsx'
import { BecauseField, GroundField, OrderField } from './step-choices.tsx'
import { StepDraft, type StepFieldProps } from './step-draft.ts'
import { AwardFields } from './demand/AwardFields.tsx'
import { Precedents } from './precedent/Precedents.tsx'
import { CitesField, DecisionField } from './ruling-fields.tsx'
import { ExtensionField } from './pauses/ExtensionField.tsx'
import { PaperField } from './ruling/PaperField.tsx'
import { OpinionField, PanelField } from './ruling/panel-fields.tsx'
import { fenOf } from '../text/money.ts'
import { useText } from '../text/text.ts'

export function StepField(props: StepFieldProps) {
  const { t } = useText()
  const { name, value, change, problem } = props
  const late = lateIn.includes(props.of.state)
  switch (name) {
    case 'text':
    case 'text-optional':
      return (
        <WordsField
          name="text"
          label={t(name === 'text' ? 'complaints.step.text' : 'complaints.step.textOptional')}
          required={name === 'text'}
          problem={problem}
          upTo={14}
          most={5000}
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
    case 'note':
      return (
        <Field
          name="note"
          label={t(late ? 'dispute.lateReason' : 'complaints.step.note')}
          {...(late && { help: t('dispute.lateHelp') })}
          required={late}
          problem={problem}
        >
          {(control) => (
            <Input
              {...control}
              maxLength={500}
              value={value.note}
              onChange={(event) => change({ note: event.target.value })}
            />
          )}
        </Field>
      )
    case 'offer':
      return <OfferField {...props} />
    case 'remedy':
      return <OfferFields {...props} at="" />
    case 'amount':
      return <OfferFields {...props} at="" onlyAmount />
    case 'ground':
      return <GroundField {...props} />
    case 'because':
      return <BecauseField {...props} />
    case 'order':
      return <OrderField {...props} />
    case 'decision':
    case 'reviewed':
      return <DecisionField {...props} name={name} />
    case 'drafted':
      return <DecisionField {...props} name={props.of.state === 'review' ? 'reviewed' : 'decision'} />
    case 'panel':
      return <PanelField {...props} />
    case 'opinion':
      return <OpinionField {...props} />
    case 'days':
    case 'agrees':
    case 'grants':
      return <ExtensionField {...props} name={name} />
    case 'rests':
      return <PaperField {...props} />
    case 'missing':
      return <MissingField {...props} />
    case 'precedents':
      return <Precedents id={props.of.id} currency={props.of.currency} amountFen={granted(value)} />
    case 'awards':
      return <AwardFields {...props} />
    case 'cites':
      return <CitesField {...props} />
    case 'body':
    case 'reference':
      return (
        <Field name={name} label={t(`complaints.step.${name}`)} problem={problem}>
          {(control) => (
            <Input
              {...control}
              maxLength={name === 'body' ? 120 : 80}
              value={value[name]}
              onChange={(event) => change({ [name]: event.target.value })}
            />
          )}
        </Field>
      )
    case 'outcome':
    case 'to':
      return <ChoiceField {...props} name={name} />
    case 'agent':
      return <AgentField {...props} />
  }
}

/** What a draft would grant of the ordinary claim; null while nobody has said. */
const granted = ({ amount }: StepFieldProps['value']): number | null => (amount === '' ? null : fenOf(amount))

/** For everything together; of several items in dispute also one by one. */
function OfferField(props: StepFieldProps) {
  const { t } = useText()
  const { of, value, change, problem } = props
  if (linesInDispute(of).length < 2) return <OfferFields {...props} at="offer." />
  return (
    <>
      <Radios
        legend={t('lines.scope')}
        field="offer"
        problem={problem}
        name="offer-scope"
        value={value.byLine ? 'lines' : 'all'}
        options={[
          { value: 'all', label: t('lines.together') },
          { value: 'lines', label: t('lines.each') },
        ]}
        onChange={(scope) => change({ byLine: scope === 'lines' })}
      />
      {value.byLine ? <LineOffers {...props} /> : <OfferFields {...props} at="offer." />}
    </>
  )
}

function OfferFields({
  of,
  value,
  change,
  problem,
  at,
  onlyAmount = false,
}: StepFieldProps & {
  /** Before both names in what is sent. */
  readonly at: 'offer.' | ''
  readonly onlyAmount?: boolean
}) {
  const { t } = useText()
  const options = remedies.map((remedy) => ({ value: remedy, label: t(`complaints.remedy.${remedy}`) }))
  const merchant = of.viewer === 'merchant'
  return (
    <>
      {!onlyAmount && (
        <Field
          name={`${at}remedy`}
          label={t(at ? 'complaints.step.remedy' : 'complaints.step.decided')}
          problem={problem}
        >
          {(control) => (
            <Select
              {...control}
              value={value.remedy ?? (merchant ? '' : 'refund')}
              onChange={(remedy: string) => change({ remedy: Remedy.safeParse(remedy).data ?? null })}
              options={merchant ? [{ value: '', label: t('complaints.step.noOffer') }, ...options] : options}
            />
          )}
        </Field>
      )}
      {(onlyAmount || !merchant || value.remedy !== null) && (
        <Field
          name={`${at}amountFen`}
          label={t('complaints.step.amount')}
          required={false}
          problem={problem}
          error={value.amount !== '' && fenOf(value.amount) === null ? t('complaints.file.amountWrong') : undefined}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              prefix={{ CNY: '¥', BRL: 'R$', GBP: '£' }[of.currency]}
              value={value.amount}
              onChange={(event) => change({ amount: event.target.value })}
            />
          )}
        </Field>
      )}
    </>
  )
}

function ChoiceField({ name, of, value, change, problem }: StepFieldProps & { readonly name: 'outcome' | 'to' }) {
  const { t } = useText()
  if (name === 'to' && of.viewer !== 'platform') return null
  const outcomes = AgentOutcome.options.map((one) => ({ value: one, label: t(`complaints.outcome.${one}`) }))
  const readers = [
    { value: 'both', label: t('complaints.step.toBoth') },
    { value: 'consumer', label: t('complaints.step.toConsumer') },
    { value: 'merchant', label: t('complaints.step.toMerchant') },
    { value: 'nobody', label: t('complaints.step.toNobody') },
  ]
  return (
    <Field name={name} label={t(`complaints.step.${name}`)} problem={problem}>
      {(control) => (
        <Select
          {...control}
          value={name === 'to' ? value.to : value.outcome}
          options={name === 'to' ? readers : outcomes}
          onChange={(chosen: string) =>
            change(name === 'to' ? { to: readerOf(chosen) } : { outcome: outcomeOf(chosen) })
          }
        />
      )}
    </Field>
  )
}

const readerOf = (text: string) => StepDraft.shape.to.catch('both').parse(text)
const outcomeOf = (text: string) => AgentOutcome.catch('settled').parse(text)

function AgentField({ of, value, change, problem }: StepFieldProps) {
  const { t } = useText()
  const agents = useRoute(listAgents, {})
  const options = (agents.data?.rows ?? []).map(({ id, name, open }) => ({
    value: id,
    label: t('complaints.queue.load', { name, n: open }),
  }))
  return (
    <Field name="agentId" label={t('complaints.step.agentId')} problem={problem}>
      {(control) => (
        <Select
          {...control}
          loading={agents.loading}
          value={value.agentId ?? of.agent?.id ?? ''}
          options={[{ value: '', label: t('complaints.queue.nobody') }, ...options]}
          onChange={(agentId: string) => change({ agentId: agentId || null })}
        />
      )}
    </Field>
  )
}
