import { Button, Input } from 'antd'
import { useState } from 'react'
import { closeChat, makeCase, type ChatView } from '../../../../src/complaints/chat/chat.contract.ts'
import { remedies, type Remedy } from '../../../../src/complaints/complaint.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Choice } from '../../parts/Choice.tsx'
import { Field } from '../../parts/Field.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { fenOf } from '../../text/money.ts'
import { useText } from '../../text/text.ts'

const paid: readonly Remedy[] = ['refund', 'return', 'compensation']

/** Ends the chat one way or the other: a complaint with a number, or nothing more. */
export function Ending({ chat }: { readonly chat: ChatView }) {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  const close = useAct(closeChat)
  if (!chat.may.includes('case')) return null
  return (
    <section className="stack-tight no-print">
      {close.problem && <Problem problem={close.problem} />}
      {open ? (
        <CaseForm chat={chat} onClose={() => setOpen(false)} />
      ) : (
        <div className="actions">
          <Button onClick={() => setOpen(true)}>{t('chat.makeCase')}</Button>
          <Button loading={close.busy} title={t('chat.closeHelp')} onClick={() => void close.run({ id: chat.id })}>
            {t('chat.close')}
          </Button>
        </div>
      )}
    </section>
  )
}

function CaseForm({ chat, onClose }: { readonly chat: ChatView; readonly onClose: () => void }) {
  const { t } = useText()
  const [remedy, setRemedy] = useState<Remedy>(chat.order ? 'refund' : 'apology')
  const [amount, setAmount] = useState('')
  const act = useAct(makeCase)
  const fen = fenOf(amount)
  const money = paid.includes(remedy)
  return (
    <form
      className="inset stack"
      onSubmit={(event) => {
        event.preventDefault()
        void act.run({ id: chat.id, remedy, ...(money && fen !== null && { amountFen: fen }) })
      }}
    >
      <p className="small quiet">{t('chat.makeCaseHelp')}</p>
      {act.problem && <Problem problem={act.problem} />}
      <div className="row">
        <Choice
          label={t('chat.remedy')}
          value={remedy}
          options={remedies.map((value) => ({ value, label: t(`complaints.remedy.${value}`) }))}
          onChange={(value) => setRemedy(value ?? 'refund')}
        />
      </div>
      {money && (
        <Field
          name="amountFen"
          label={t('chat.amount')}
          required={chat.order === null}
          help={chat.order ? t('chat.amountHelp') : undefined}
          problem={act.problem}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              maxLength={12}
              value={amount}
              onChange={(event) => setAmount(event.target.value)}
            />
          )}
        </Field>
      )}
      <div className="actions">
        <Button htmlType="submit" type="primary" loading={act.busy} disabled={amount !== '' && fen === null}>
          {t('chat.confirmCase')}
        </Button>
        <Button onClick={onClose}>{t('parts.form.cancel')}</Button>
      </div>
    </form>
  )
}
