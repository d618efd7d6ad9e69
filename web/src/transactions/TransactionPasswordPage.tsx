import { Button } from 'antd'
import {
  askReset,
  confirmPassword,
  readPassword,
  stopReset,
  type PasswordView,
} from '../../../src/transactions/payment-password/password.contract.ts'
import { useAct, useRoute } from '../api/hooks.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { useText } from '../text/text.ts'
import { whenWords } from '../text/time.ts'
import { SetPasswordForm } from './SetPasswordForm.tsx'
import './transactions.css'

/** One's own: how it stands, setting and changing it, and what to do when it is forgotten. */
export function TransactionPasswordPage() {
  const { t } = useText()
  const { data, problem, loading, refetch } = useRoute(readPassword, {})
  return (
    <div className="page page-narrow">
      <PageHead title={t('payPassword.title')} lead={t('payPassword.lead')} />
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {loading && <Skeleton lines={6} />}
      {data && (
        <>
          <Stands of={data} />
          {data.reset && <Waiting of={data.reset} />}
          <SetPasswordForm of={data} />
          {data.set && !data.reset && <Forgotten />}
        </>
      )}
    </div>
  )
}

function Stands({ of }: { readonly of: PasswordView }) {
  const { t, language } = useText()
  const act = useAct(confirmPassword, { refresh: [readPassword] })
  if (!of.set || of.setAt === null) return <p>{t('payPassword.none')}</p>
  return (
    <section className="stack">
      <p>{t('payPassword.since', { when: whenWords(of.setAt, language) })}</p>
      {of.lockedUntil && (
        <p className="note note-risk">{t('payPassword.locked', { when: whenWords(of.lockedUntil, language) })}</p>
      )}
      {of.reminder && (
        <div className="note stack-tight">
          <p>{t(`payPassword.${of.reminder.words}`, { days: of.reminder.days })}</p>
          <div className="actions">
            <Button loading={act.busy} onClick={() => void act.run({})}>
              {t('payPassword.fine')}
            </Button>
          </div>
        </div>
      )}
    </section>
  )
}

function Waiting({ of }: { readonly of: NonNullable<PasswordView['reset']> }) {
  const { t, language } = useText()
  const act = useAct(stopReset, { refresh: [readPassword] })
  return (
    <section className="note note-risk stack-tight">
      <h2>{t('payPassword.waiting')}</h2>
      <p>
        {of.open
          ? t('payPassword.openHelp', { until: whenWords(of.until, language) })
          : t('payPassword.waitingHelp', { when: whenWords(of.from, language) })}
      </p>
      {act.problem && <Problem problem={act.problem} />}
      <div className="actions">
        <Button loading={act.busy} onClick={() => void act.run({})}>
          {t('payPassword.stop')}
        </Button>
      </div>
    </section>
  )
}

function Forgotten() {
  const { t } = useText()
  const act = useAct(askReset, { refresh: [readPassword] })
  return (
    <section className="surface stack">
      <h2>{t('payPassword.forgot')}</h2>
      <p className="quiet">{t('payPassword.forgotHelp')}</p>
      {act.problem && <Problem problem={act.problem} />}
      <div className="actions">
        <Button loading={act.busy} onClick={() => void act.run({})}>
          {t('payPassword.askReset')}
        </Button>
      </div>
    </section>
  )
}
