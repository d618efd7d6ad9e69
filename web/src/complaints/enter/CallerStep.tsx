import { Flag } from '../../../../src/complaints/complaint.contract.ts'
import { useText } from '../../text/text.ts'
import { Choice } from '../Choice.tsx'
import { isCall } from './entry-draft.ts'
import { Say } from './Say.tsx'
import type { StepProps } from './script.ts'
import { TextField } from './TextField.tsx'

/** Who it is and about which order; an order is linked only for somebody who showed that it is theirs. */
export function CallerStep({ draft, change, problem }: StepProps) {
  const { t } = useText()
  const call = isCall(draft)
  const order = draft.orderId !== '' || draft.orderNumber !== ''
  return (
    <>
      {call && <Say>{t('enter.script.name')}</Say>}
      <TextField
        name="contact.name"
        label={t('enter.field.name')}
        most={80}
        value={draft.name}
        onChange={(name) => change({ name })}
        problem={problem}
      />
      <TextField
        name="contact.phone"
        type="tel"
        label={t('enter.field.phone')}
        most={24}
        value={draft.phone}
        onChange={(phone) => change({ phone })}
        problem={problem}
      />
      <TextField
        name="contact.email"
        type="email"
        label={t('enter.field.email')}
        most={200}
        value={draft.email}
        onChange={(email) => change({ email })}
        problem={problem}
      />
      {call && <Say>{t('enter.script.order')}</Say>}
      <TextField
        name="orderNumber"
        label={t('enter.field.orderNumber')}
        help={t('enter.field.orderHelp')}
        most={80}
        value={draft.orderNumber}
        onChange={(orderNumber) => change({ orderNumber, orderId: '' })}
        problem={problem}
      />
      {order ? (
        call && <Identity draft={draft} change={change} />
      ) : (
        <Shop draft={draft} change={change} problem={problem} />
      )}
      <fieldset className="choices">
        <legend className="field-label">{t('enter.field.flags')}</legend>
        {Flag.options
          .filter((flag) => flag !== 'safety')
          .map((flag) => (
            <Choice
              key={flag}
              kind="checkbox"
              chosen={draft.flags.includes(flag)}
              onChoose={() => change({ flags: toggled(draft.flags, flag) })}
              title={t(`enter.flag.${flag}`)}
            />
          ))}
      </fieldset>
    </>
  )
}

function Identity({ draft, change }: Pick<StepProps, 'draft' | 'change'>) {
  const { t } = useText()
  return (
    <>
      <Say>{t('enter.script.identity')}</Say>
      <Choice
        kind="checkbox"
        chosen={draft.identityConfirmed}
        onChoose={() => change({ identityConfirmed: !draft.identityConfirmed })}
        title={t('enter.field.identity')}
      >
        {t(draft.identityConfirmed ? 'enter.field.identityYes' : 'enter.field.identityNo')}
      </Choice>
    </>
  )
}

function Shop({ draft, change, problem }: Pick<StepProps, 'draft' | 'change' | 'problem'>) {
  const { t } = useText()
  return (
    <TextField
      name="shop"
      label={t('enter.field.shop')}
      value={draft.shop}
      onChange={(shop) => change({ shop })}
      problem={problem}
    />
  )
}

const toggled = <V,>(chosen: readonly V[], one: V): V[] =>
  chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]
