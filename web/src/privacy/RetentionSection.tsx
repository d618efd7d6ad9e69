import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import {
  approveRetention,
  readRetention,
  type RetentionPlan,
  type RetentionTarget,
} from '../../../src/privacy/retention/retention.contract.ts'
import { useAct, useRoute } from '../api/hooks.ts'
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { When } from '../parts/When.tsx'
import { useSession } from '../shell/session.ts'
import { useText } from '../text/text.ts'
import { whenWords } from '../text/time.ts'

/** What is over, what will go tonight, and what waits for two people. */
export function RetentionSection() {
  const { t } = useText()
  const { data, problem, loading, refetch } = useRoute(readRetention, {})
  return (
    <section className="stack-tight" aria-labelledby="retention">
      <h2 id="retention">{t('minimise.keep.title')}</h2>
      {data && <p className="quiet">{t('minimise.keep.lead', { cap: data.cap })}</p>}
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {loading && <Skeleton lines={4} />}
      {data?.targets.map((target) => (
        <Target key={target.table} of={target} />
      ))}
    </section>
  )
}

function Target({ of }: { readonly of: RetentionTarget }) {
  const { t, say, language } = useText()
  return (
    <article className="surface stack-tight">
      <h3>
        {say(of.title)} <Link to={`/rules/${of.rule}`}>{say(of.keep)}</Link>
      </h3>
      {of.plan ? <Plan of={of.plan} /> : <p className="quiet">{t('minimise.keep.none')}</p>}
      {of.last && (
        <p className="small quiet">
          {t('minimise.keep.last', { at: whenWords(of.last.at, language), n: of.last.removed })}
        </p>
      )}
    </article>
  )
}

function Plan({ of }: { readonly of: RetentionPlan }) {
  const { t, list } = useText()
  const names = list(of.approvals.map(({ by }) => by ?? '–'))
  return (
    <>
      <p>
        {of.state === 'waiting' ? (
          <StateTag tone="risk">{t('minimise.keep.waiting')}</StateTag>
        ) : (
          <StateTag tone="info">{t('minimise.keep.ready')}</StateTag>
        )}{' '}
        {t('minimise.keep.plan', { due: of.due, held: of.held, total: of.total })}{' '}
        {of.removed > 0 && t('minimise.keep.removed', { n: of.removed })}
      </p>
      <p className="small quiet">
        {t('minimise.keep.from')} <When at={of.runsFrom} />
      </p>
      {of.needsTwo && <p>{t('minimise.keep.two', { names: names || t('minimise.keep.nobody') })}</p>}
      {of.state === 'waiting' && <Agree of={of} />}
      <details>
        <summary>{t('minimise.keep.sample')}</summary>
        <ul>
          {of.sample.map(({ id, since, held }) => (
            <li key={id}>
              <span className="code">{id}</span> <When at={since} />{' '}
              {held && <StateTag>{t('minimise.keep.held')}</StateTag>}
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

function Agree({ of }: { readonly of: RetentionPlan }) {
  const { t } = useText()
  const { me } = useSession()
  const [asking, setAsking] = useState(false)
  const act = useAct(approveRetention)
  const may = me?.roles.some((one) => one === 'privacy-officer' || one === 'governance-officer' || one === 'admin')
  if (!may) return null
  if (of.approvals.some(({ mine }) => mine)) return <p className="quiet">{t('minimise.keep.mine')}</p>
  const send = async () => {
    if (await act.run({ id: of.id, due: of.due })) setAsking(false)
  }
  return (
    <div>
      <Button onClick={() => setAsking(true)}>{t('minimise.keep.agree')}</Button>
      {asking && (
        <ConfirmDialog
          title={t('minimise.keep.agreeTitle', { n: of.due - of.held })}
          act={t('minimise.keep.agree')}
          busy={act.busy}
          problem={act.problem}
          onAct={() => void send()}
          onClose={() => setAsking(false)}
        >
          {t('minimise.keep.agreeHelp')}
        </ConfirmDialog>
      )}
    </div>
  )
}
