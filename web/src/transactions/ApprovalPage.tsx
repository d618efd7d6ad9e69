import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import {
  checkPassword,
  declineApproval,
  readApproval,
  readPassword,
  type Approval,
} from '../../../src/transactions/payment-password/password.contract.ts'
import { useAct, useRoute } from '../api/hooks.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { Problem } from '../parts/Problem.tsx'
import { ProblemSummary } from '../parts/ProblemSummary.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { moneyWords } from '../text/money.ts'
import { useText } from '../text/text.ts'
import { whenWords } from '../text/time.ts'
import { SixDigits } from './SixDigits.tsx'
import './transactions.css'

/** The very payment that the password confirms stands above its field. */
export function ApprovalPage() {
  const { t } = useText()
  const { id = '' } = useParams({ strict: false })
  const { data, problem, loading, refetch } = useRoute(readApproval, { id }, { refetchEveryMs: 5_000 })
  return (
    <div className="page page-narrow">
      <PageHead title={t('payPassword.approve.title')} lead={t('payPassword.approve.lead')} />
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {loading && <Skeleton lines={6} />}
      {data && (
        <section className="surface stack">
          <dl className="pay-facts">
            <dt>{t('payPassword.approve.payee')}</dt>
            <dd className="pay-most">{data.payee.name}</dd>
            <dt>{t('payPassword.approve.amount')}</dt>
            <dd className="pay-most number">{moneyWords(data.amountFen, data.currency)}</dd>
            <dt>{t('payPassword.approve.number')}</dt>
            <dd>{data.transaction}</dd>
          </dl>
          {/* Another payment under the same address is another form: nothing typed for one is sent for the other. */}
          {data.state === 'asked' ? <Confirm key={data.digest} of={data} /> : <Ended of={data} />}
        </section>
      )}
    </div>
  )
}

function Confirm({ of }: { readonly of: Approval }) {
  const { t, language } = useText()
  const [password, setPassword] = useState('')
  const own = useRoute(readPassword, {})
  const confirm = useAct(checkPassword, { refresh: [readApproval] })
  const decline = useAct(declineApproval, { refresh: [readApproval] })
  if (own.data?.set === false) return <Link to="/my/transaction-password">{t('payPassword.approve.toSet')}</Link>
  const submit = async () => {
    await confirm.run({ id: of.id, digest: of.digest, password })
    setPassword('')
  }
  const amount = moneyWords(of.amountFen, of.currency)
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <ProblemSummary problem={confirm.problem} labels={{ password: t('payPassword.approve.password') }} />
      {decline.problem && <Problem problem={decline.problem} />}
      <SixDigits
        name="password"
        label={t('payPassword.approve.password')}
        value={password}
        onChange={setPassword}
        problem={confirm.problem}
      />
      <p className="quiet small">{t('payPassword.approve.until', { when: whenWords(of.until, language) })}</p>
      <div className="actions">
        <Button type="primary" htmlType="submit" disabled={password.length !== 6} loading={confirm.busy}>
          {t('payPassword.approve.confirm', { amount })}
        </Button>
        <Button loading={decline.busy} onClick={() => void decline.run({ id: of.id })}>
          {t('payPassword.approve.decline')}
        </Button>
        {password.length !== 6 && <span className="quiet small">{t('payPassword.missing')}</span>}
      </div>
    </form>
  )
}

function Ended({ of }: { readonly of: Approval }) {
  const { t, language } = useText()
  const good = of.state === 'approved' || of.state === 'redeemed'
  return (
    <output className={`note stack-tight ${good ? 'note-kept' : 'note-risk'}`}>
      {of.state === 'approved' ? (
        <>
          <strong>{t('payPassword.approve.approved')}</strong>
          <span>{t('payPassword.approve.approvedHelp', { when: whenWords(of.until, language) })}</span>
        </>
      ) : (
        of.state !== 'asked' && t(`payPassword.approve.${of.state}`)
      )}
    </output>
  )
}
