import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import type { InputRef } from 'antd'
import { Link } from '@tanstack/react-router'
import { redeemCode, type Purpose, type Redemption } from '../../../src/transactions/dynamic-code/code.contract.ts'
import { newKey } from '../api/call.ts'
import { useAct } from '../api/hooks.ts'
import { Field } from '../parts/Field.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { ProblemSummary } from '../parts/ProblemSummary.tsx'
import { Radios } from '../parts/Radios.tsx'
import { fenOf, moneyWords } from '../text/money.ts'
import { useText } from '../text/text.ts'
import { OwnStaticCode } from './OwnStaticCode.tsx'
import './transactions.css'

/** At the till: scan, amount, done. What was taken is said beside the form, and the field waits for the next code. */
export function TakePaymentPage() {
  const { t } = useText()
  return (
    <div className="page page-narrow">
      <PageHead
        title={t('payCode.redeem.title')}
        lead={t('payCode.redeem.lead')}
        action={<Link to="/transactions/codes">{t('payCode.redeem.list')}</Link>}
      />
      <TakeForm />
      <OwnStaticCode />
    </div>
  )
}

function TakeForm() {
  const { t } = useText()
  const scanner = useRef<InputRef>(null)
  const [code, setCode] = useState('')
  const [amount, setAmount] = useState('')
  const [own, setOwn] = useState('')
  const [purpose, setPurpose] = useState<Purpose>('payment')
  // Pressed again after a lost answer, it is the same payment.
  const [made, setMade] = useState(newKey)
  const [taken, setTaken] = useState<Redemption | null>(null)
  const act = useAct(redeemCode)
  const amountFen = fenOf(amount)
  const ready = code.trim() !== '' && amountFen !== null && amountFen > 0
  const submit = async () => {
    if (!ready) return
    setTaken(null)
    const done = await act.run({ code, amountFen, purpose, transaction: own.trim() || `till-${made}` })
    // The next scan takes the place of what stands there.
    scanner.current?.focus({ cursor: 'all' })
    if (!done) return
    setTaken(done)
    setCode('')
    setAmount('')
    setOwn('')
    setMade(newKey())
  }
  const labels = { code: t('payCode.redeem.code'), amountFen: t('payCode.redeem.amount') }
  return (
    <form
      className="surface stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <ProblemSummary problem={act.problem} labels={labels} />
      {taken && <Taken of={taken} />}
      <Field name="code" label={labels.code} help={t('payCode.redeem.codeHelp')} problem={act.problem}>
        {(control) => (
          <Input
            {...control}
            ref={scanner}
            autoComplete="off"
            spellCheck={false}
            maxLength={1000}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      <Field name="amountFen" label={labels.amountFen} problem={act.problem}>
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            maxLength={12}
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
        )}
      </Field>
      <Radios
        legend={t('payCode.purpose.label')}
        name="purpose"
        value={purpose}
        options={(['payment', 'refund'] as const).map((value) => ({ value, label: t(`payCode.purpose.${value}`) }))}
        onChange={setPurpose}
      />
      <Field
        name="transaction"
        label={t('payCode.redeem.number')}
        help={t('payCode.redeem.numberHelp')}
        required={false}
        problem={act.problem}
      >
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={100}
            value={own}
            onChange={(event) => setOwn(event.target.value)}
          />
        )}
      </Field>
      <div className="actions">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={act.busy}>
          {t('payCode.redeem.submit')}
        </Button>
        {!ready && <span className="quiet small">{t('payCode.redeem.missing')}</span>}
      </div>
    </form>
  )
}

function Taken({ of }: { readonly of: Redemption }) {
  const { t } = useText()
  const amount = moneyWords(of.amountFen, of.currency)
  return (
    <output className={`note stack-tight ${of.cap.passed ? 'note-risk' : 'note-kept'}`}>
      <strong>{t(of.purpose === 'refund' ? 'payCode.redeem.doneRefund' : 'payCode.redeem.done', { amount })}</strong>
      {!of.transaction.startsWith('till-') && <span>{t('payCode.redeem.number2', { number: of.transaction })}</span>}
      {of.repeated && <span>{t('payCode.redeem.repeated')}</span>}
      {of.cap.passed && <span>{t('payCode.redeem.overCap', { limit: moneyWords(of.cap.dailyFen ?? 0) })}</span>}
    </output>
  )
}
