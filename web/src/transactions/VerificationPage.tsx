import { Button } from 'antd'
import { useState } from 'react'
import {
  readMyIdentity,
  withdrawVerification,
  type MyIdentity,
  type OwnVerification,
} from '../../../src/transactions/identity/identity.contract.ts'
import { useAct, useRoute } from '../api/hooks.ts'
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { When } from '../parts/When.tsx'
import { useText } from '../text/text.ts'
import { untilWords, whenWords } from '../text/time.ts'
import { AskVerification } from './AskVerification.tsx'
import './transactions.css'

const tones = { none: 'plain', asked: 'info', verified: 'kept' } as const

/** One's own: how surely one is known, asking for more, and taking it back. */
export function VerificationPage() {
  const { t } = useText()
  const { data, problem, loading, refetch } = useRoute(readMyIdentity, {})
  const [renewing, setRenewing] = useState(false)
  const asks = data && (data.current === null || (renewing && data.current.state === 'verified'))
  return (
    <div className="page page-narrow">
      <PageHead title={t('identity.title')} lead={t('identity.lead')} />
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {loading && <Skeleton lines={6} />}
      {data && (
        <>
          <Stands of={data} renewing={renewing} onRenew={() => setRenewing(true)} />
          {asks && <AskVerification onDone={() => setRenewing(false)} />}
          {data.earlier.length > 0 && <Earlier rows={data.earlier} />}
        </>
      )}
    </div>
  )
}

function Stands(props: { readonly of: MyIdentity; readonly renewing: boolean; readonly onRenew: () => void }) {
  const { t, language } = useText()
  const { level, current, answerHours } = props.of
  const due = current && new Date(Date.parse(current.askedAt) + answerHours * 3_600_000)
  const state = current?.state === 'asked' ? 'asked' : level
  const when =
    state === 'asked' ? due && untilWords(due, language) : current?.decidedAt && whenWords(current.decidedAt, language)
  return (
    <section className="surface stack">
      <div className="row">
        <StateTag tone={tones[state]}>{t(`identity.level.${state}`)}</StateTag>
      </div>
      <p>{t(`identity.levelHelp.${state}`, { when: when ?? '' })}</p>
      {current && (
        <dl className="detail-facts">
          <div>
            <dt>{t('identity.name')}</dt>
            <dd>{current.name}</dd>
          </div>
          <div>
            <dt>{t('identity.number')}</dt>
            <dd className="number">{current.number}</dd>
          </div>
        </dl>
      )}
      {current && (
        <div className="actions">
          <Withdraw of={current} />
          {current.state === 'verified' && !props.renewing && (
            <Button onClick={props.onRenew}>{t('identity.renew')}</Button>
          )}
        </div>
      )}
      {props.renewing && <p className="quiet">{t('identity.renewHelp')}</p>}
    </section>
  )
}

function Withdraw({ of }: { readonly of: OwnVerification }) {
  const { t } = useText()
  const [asking, setAsking] = useState(false)
  const act = useAct(withdrawVerification, { refresh: [readMyIdentity], done: () => setAsking(false) })
  const words = t(of.state === 'asked' ? 'identity.withdrawAsk' : 'identity.withdraw')
  return (
    <>
      <Button onClick={() => setAsking(true)}>{words}</Button>
      {asking && (
        <ConfirmDialog
          title={t('identity.withdrawTitle')}
          act={words}
          busy={act.busy}
          problem={act.problem}
          onAct={() => void act.run({ id: of.id })}
          onClose={() => setAsking(false)}
        >
          <p>{t('identity.withdrawHelp')}</p>
        </ConfirmDialog>
      )}
    </>
  )
}

function Earlier({ rows }: { readonly rows: readonly OwnVerification[] }) {
  const { t } = useText()
  return (
    <section className="surface stack">
      <h2>{t('identity.earlier')}</h2>
      <ul className="stack-tight">
        {rows.map((row) => (
          <li key={row.id}>
            <When at={row.decidedAt ?? row.askedAt} /> · {t(`identity.state.${row.state}`)}
            {row.why && ` · ${t(`identity.why.${row.why}`)}`}
          </li>
        ))}
      </ul>
    </section>
  )
}
