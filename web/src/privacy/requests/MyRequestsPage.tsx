import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { listOwnRequests } from '../../../../src/privacy/request/request-routes.contract.ts'
import type { RequestRow } from '../../../../src/privacy/request/request.contract.ts'
import type { Output } from '../../../../src/kernel/route.contract.ts'
import { useRoute } from '../../api/hooks.ts'
import { ClockBar } from '../../parts/ClockBar.tsx'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { PageHead } from '../../parts/PageHead.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { StateTag } from '../../parts/StateTag.tsx'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'
import { AskForm } from './AskForm.tsx'
import { RequestMark } from './marks.tsx'
import './requests.css'

/** What one may ask, and what one has asked. */
export function MyRequestsPage() {
  const { t } = useText()
  const { data, problem, loading, refetch } = useRoute(listOwnRequests, { limit: 100 }, { refetchEveryMs: 30_000 })
  return (
    <div className="page page-narrow stack">
      <PageHead title={t('rights.title')} lead={t('rights.lead')} />
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {loading && <Skeleton lines={10} />}
      {data && (
        <>
          {data.restrictedBy && (
            <p className="note">
              {t('rights.restrictedNow')}{' '}
              <Link to="/my/privacy/requests/$id" params={{ id: data.restrictedBy }}>
                {t('rights.go')}
              </Link>
            </p>
          )}
          <Rights types={data.types} />
          <h2>{t('rights.mine')}</h2>
          {data.rows.length === 0 && <EmptyState title={t('rights.none')}>{t('rights.noneHelp')}</EmptyState>}
          <ul className="plain-list stack">
            {data.rows.map((row) => (
              <li key={row.id}>
                <Asked of={row} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

type Types = Output<typeof listOwnRequests>['types']
function Rights({ types }: { readonly types: Types }) {
  const { t, say } = useText()
  const [open, setOpen] = useState<string | null>(null)
  return (
    <section className="stack" aria-label={t('rights.chosen')}>
      <h2>{t('rights.chosen')}</h2>
      <ul className="plain-list rights-list">
        {types.map((one) => (
          <li key={one.type} className="surface stack-tight">
            <h3>
              {say(one.title)} {one.open && <StateTag tone="info">{t('rights.underWay')}</StateTag>}
            </h3>
            <p className="quiet">{t(`rights.about.${one.type}`)}</p>
            <div className="row rights-foot">
              {one.open ? (
                <Link to="/my/privacy/requests/$id" params={{ id: one.open }}>
                  {t('rights.go')}
                </Link>
              ) : (
                <Button
                  aria-expanded={open === one.type}
                  aria-label={`${t('rights.ask')} ${say(one.title)}`}
                  onClick={() => setOpen(open === one.type ? null : one.type)}
                >
                  {t('rights.ask')}
                </Button>
              )}
              <span className="small quiet">{say(one.law)}</span>
            </div>
            {open === one.type && !one.open && <AskForm key={one.type} of={one} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Asked({ of }: { readonly of: RequestRow }) {
  const { t, say } = useText()
  return (
    <article className="surface stack-tight">
      <div className="row">
        <Link to="/my/privacy/requests/$id" params={{ id: of.id }}>
          {say(of.title)}
        </Link>
        <RequestMark state={of.state} />
        {of.overdue && of.closedAt === null && <StateTag tone="danger">{t('rights.overdue')}</StateTag>}
      </div>
      <p className="small quiet">
        <span className="code">{of.number}</span> · <When at={of.receivedAt} />
      </p>
      {of.clock && of.closedAt === null && <ClockBar clock={of.clock} compact />}
    </article>
  )
}
