import { Select } from 'antd'
import { useState } from 'react'
import { CategoryCode, categoryCodes } from '../../../../src/complaints/complaint.contract.ts'
import {
  dismissLetter,
  fileLetter,
  replyToLetter,
  type LetterStep,
  type LetterView,
} from '../../../../src/complaints/mailbox/mailbox.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { AllowedSteps } from '../../parts/AllowedSteps.tsx'
import { Field } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { WordsField } from '../../parts/WordsField.tsx'
import { useText } from '../../text/text.ts'
import { TemplatePicker } from '../desk/templates/TemplatePicker.tsx'
import { JoinForm } from './JoinForm.tsx'
import { Send } from './Send.tsx'

type Props = { readonly of: LetterView; readonly onDone: () => void }

/** What an agent can do with a letter, as the server says; the form of the chosen step opens below it. */
export function LetterSteps({ of }: { readonly of: LetterView }) {
  const { t, say } = useText()
  const [open, setOpen] = useState<LetterStep | null>(null)
  const done = () => setOpen(null)
  const form = { complaint: FileForm, case: JoinForm, dismissal: DismissForm, reply: ReplyForm }
  const Form = open && form[open]
  const main: LetterStep = of.case ? 'case' : 'complaint'
  return (
    <AllowedSteps
      steps={of.steps.map(({ step, allowed, reason }) => ({
        key: step,
        label: t(`mailbox.step.${step}`),
        consequence: t(`mailbox.step.${step}Does`),
        allowed,
        reason: reason && say(reason),
        main: of.waits && step === main,
      }))}
      onTake={(key) =>
        setOpen((now) => (now === key ? null : (of.steps.find(({ step }) => step === key)?.step ?? null)))
      }
      open={open && Form ? { key: open, form: <Form of={of} onDone={done} /> } : null}
    />
  )
}

function FileForm({ of, onDone }: Props) {
  const { t } = useText()
  const act = useAct(fileLetter, { done: onDone })
  const [category, setCategory] = useState<CategoryCode>('other')
  const [orderId, setOrderId] = useState('')
  return (
    <div className="stack">
      {act.problem && <Problem problem={act.problem} />}
      <Field name="category" label={t('mailbox.field.category')} problem={act.problem}>
        {(control) => (
          <Select
            {...control}
            value={category}
            onChange={setCategory}
            options={categoryCodes.map((value) => ({ value, label: t(`complaints.category.${value}`) }))}
          />
        )}
      </Field>
      {of.orders.length > 0 && (
        <Field
          name="orderId"
          label={t('mailbox.field.order')}
          help={t('mailbox.field.orderHelp')}
          problem={act.problem}
          required={false}
        >
          {(control) => (
            <Select
              {...control}
              value={orderId}
              onChange={setOrderId}
              options={[
                { value: '', label: t('mailbox.field.orderNone') },
                ...of.orders.map(({ id, number }) => ({ value: id, label: number })),
              ]}
            />
          )}
        </Field>
      )}
      <Send
        words={t('mailbox.step.complaint')}
        busy={act.busy}
        onSend={() => void act.run({ id: of.id, category, ...(orderId && { orderId }) })}
      />
    </div>
  )
}

function DismissForm({ of, onDone }: Props) {
  const { t } = useText()
  const act = useAct(dismissLetter, { done: onDone })
  const [why, setWhy] = useState('')
  return (
    <div className="stack">
      {act.problem && <Problem problem={act.problem} />}
      <WordsField
        name="why"
        label={t('mailbox.field.why')}
        help={t('mailbox.field.whyHelp')}
        problem={act.problem}
        rows={2}
        upTo={6}
        most={500}
        value={why}
        onChange={setWhy}
      />
      <Send words={t('mailbox.step.dismissal')} busy={act.busy} onSend={() => void act.run({ id: of.id, why })} />
    </div>
  )
}

function ReplyForm({ of, onDone }: Props) {
  const { t } = useText()
  const act = useAct(replyToLetter, { done: onDone })
  const [text, setText] = useState('')
  return (
    <div className="stack">
      {act.problem && <Problem problem={act.problem} />}
      <TemplatePicker
        of={{ id: of.id, viewer: 'platform' }}
        onInsert={(words) => setText([text, words].filter(Boolean).join('\n'))}
      />
      <WordsField
        name="text"
        label={t('mailbox.field.text')}
        help={t('mailbox.field.textHelp', { to: of.replyGoesTo ?? '–' })}
        problem={act.problem}
        rows={4}
        upTo={14}
        most={5000}
        value={text}
        onChange={setText}
      />
      <Send words={t('mailbox.step.reply')} busy={act.busy} onSend={() => void act.run({ id: of.id, text })} />
    </div>
  )
}
