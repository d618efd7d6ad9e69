import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { orderPayment, type PaymentsView, type Way } from '../../../../src/complaints/payments/payment.contract.ts'
import { useAct } from '../../api/hooks.ts'
import { Field } from '../../parts/Field.tsx'
import { ProblemSummary } from '../../parts/ProblemSummary.tsx'
import { Uploader } from '../../parts/Uploader.tsx'
import { When } from '../../parts/When.tsx'
import { fenOf, moneyWords } from '../../text/money.ts'
import { useText } from '../../text/text.ts'
import { Radios } from '../../parts/Radios.tsx'

const yuan = (fen: number): string => (fen / 100).toFixed(2)

/** Pays what is left of one obligation: one way, one amount; the page proposes both. */
export function PayForm({ of }: { readonly of: PaymentsView }) {
  const { t, say } = useText()
  const open = of.owed.filter(
    ({ leftFen, debtor, amountFen, broken }) =>
      leftFen > 0 && debtor === 'merchant' && amountFen > 0 && (broken || of.viewer === 'merchant'),
  )
  const ways = of.ways.filter(({ allowed }) => allowed).map(({ way }) => way)
  const first = of.proposal && of.proposal.deposit === 0 ? 'advance' : ways[0]
  const [chosen, setChosen] = useState<Way | null>(null)
  const [obligation, setObligation] = useState<string | null>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [ground, setGround] = useState<string | null>(null)
  const [byHand, setByHand] = useState(false)
  const [note, setNote] = useState('')
  const [files, setFiles] = useState<readonly string[]>([])
  const [sending, setSending] = useState(false)
  const pay = useAct(orderPayment, {
    done: () => {
      setTyped(null)
      setNote('')
      setFiles([])
      setByHand(false)
    },
  })
  const owed = open.find(({ id }) => id === obligation) ?? open[0]
  const way = chosen !== null && ways.includes(chosen) ? chosen : first
  if (!owed || !way) return null
  const proposed =
    way === 'merchant' || byHand ? owed.leftFen : Math.min(owed.leftFen, of.proposal?.[way] || owed.leftFen)
  const amount = typed ?? yuan(proposed)
  const amountFen = fenOf(amount)
  const wrong = amountFen === null || amountFen < 1 ? t('payments.amountWrong') : undefined
  const twice = way === 'advance' && (amountFen ?? 0) > of.advanceAloneFen
  const labels = { amountFen: t('payments.amount'), ground: t('payments.ground'), note: t('payments.note') }
  return (
    <form
      className="inset stack no-print"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (amountFen !== null && !wrong)
          void pay.run({
            id: of.id,
            obligation: owed.id,
            way,
            amountFen,
            byHand,
            note,
            files: [...files],
            ...(way === 'advance' && { ground: ground ?? '' }),
          })
      }}
    >
      <h3>{t(`payments.pay.${of.viewer === 'merchant' ? 'merchant' : 'platform'}`)}</h3>
      {of.deposit && (
        <p className="quiet small">
          {t('payments.deposit', { amount: moneyWords(of.deposit.availableFen, of.currency) })}{' '}
          <When at={of.deposit.heardAt} />
        </p>
      )}
      {of.viewer === 'platform' && !of.deposit && <p className="quiet small">{t('payments.depositUnknown')}</p>}
      <ProblemSummary problem={pay.problem} labels={labels} />
      {ways.length > 1 && (
        <Radios
          legend={t('payments.wayLabel')}
          field="way"
          problem={pay.problem}
          name="payment-way"
          value={way}
          options={ways.map((value) => ({ value, label: t(`payments.way.${value}`) }))}
          onChange={(value) => {
            setChosen(value)
            setTyped(null)
          }}
        />
      )}
      {open.length > 1 && (
        <Field name="obligation" label={t('payments.obligation')} problem={pay.problem}>
          {({ id }) => (
            <Select
              id={id}
              value={owed.id}
              onChange={(value) => {
                setObligation(value)
                setTyped(null)
              }}
              options={open.map((one) => ({
                value: one.id,
                label: `${t(`complaints.remedy.${one.remedy}`)} ${moneyWords(one.leftFen, of.currency)}`,
              }))}
            />
          )}
        </Field>
      )}
      <Field
        name="amountFen"
        label={labels.amountFen}
        help={t('payments.amountHelp', { left: moneyWords(owed.leftFen, of.currency) })}
        problem={pay.problem}
        error={typed === null ? undefined : wrong}
      >
        {(control) => (
          <Input {...control} inputMode="decimal" value={amount} onChange={(event) => setTyped(event.target.value)} />
        )}
      </Field>
      {way === 'advance' && (
        <Field name="ground" label={labels.ground} problem={pay.problem} help={groundHelp(of, ground, say)}>
          {({ id }) => (
            <Select
              id={id}
              value={ground}
              placeholder={t('payments.groundChoose')}
              onChange={(value) => setGround(value)}
              options={of.grounds.map((one) => ({ value: one.code, label: say(one.title) }))}
            />
          )}
        </Field>
      )}
      {of.viewer === 'platform' && (
        <Checkbox checked={byHand} onChange={(event) => setByHand(event.target.checked)}>
          {t('payments.outside')}
        </Checkbox>
      )}
      {byHand && <Uploader value={files} onChange={setFiles} max={20} onBusy={setSending} />}
      {of.viewer === 'platform' && (
        <Field name="note" label={labels.note} required={byHand} problem={pay.problem} help={t('payments.noteHelp')}>
          {(control) => (
            <Input {...control} value={note} maxLength={1000} onChange={(event) => setNote(event.target.value)} />
          )}
        </Field>
      )}
      {twice && <p className="note note-risk">{t('payments.twice', { amount: moneyWords(of.advanceAloneFen) })}</p>}
      {way === 'merchant' && <p className="quiet small">{t('payments.merchantHelp')}</p>}
      <div className="actions">
        <Button
          htmlType="submit"
          type="primary"
          loading={pay.busy}
          disabled={sending || wrong !== undefined || (way === 'advance' && ground === null)}
        >
          {byHand
            ? t('payments.submit.byHand', { amount: moneyWords(amountFen ?? 0, of.currency) })
            : t(`payments.submit.${twice ? 'asked' : way}`, { amount: moneyWords(amountFen ?? 0, of.currency) })}
        </Button>
      </div>
    </form>
  )
}

function groundHelp(of: PaymentsView, code: string | null, say: ReturnType<typeof useText>['say']): string {
  const ground = of.grounds.find((one) => one.code === code)
  return ground ? say(ground.summary) : ''
}
