import { Button } from 'antd'
import { useState } from 'react'
import {
  endAccountSessions,
  listAccountSessions,
} from '../../../src/kernel/access/session-list/session-list.contract.ts'
import { SessionLine } from '../account/SessionLine.tsx'
import { useAct, useRoute } from '../api/hooks.ts'
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { useText } from '../text/text.ts'

/** Where somebody is signed in, and the way to end it when a device is lost or somebody leaves. */
export function AccountSessions({ id }: { readonly id: string }) {
  const { t } = useText()
  const { data, problem, loading, refetch } = useRoute(listAccountSessions, { id })
  const [asking, setAsking] = useState(false)
  const act = useAct(endAccountSessions, { refresh: [listAccountSessions], done: () => setAsking(false) })
  return (
    <section className="stack">
      <h3>{t('admin.accounts.sessions')}</h3>
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {loading && <Skeleton lines={2} />}
      {data?.rows.length === 0 && <p className="quiet">{t('admin.accounts.noSessions')}</p>}
      <ul className="stack">
        {data?.rows.map((session) => (
          <SessionLine key={session.id} session={session} />
        ))}
      </ul>
      {data && data.rows.length > 0 && (
        <div className="actions">
          <Button danger onClick={() => setAsking(true)}>
            {t('admin.accounts.endSessions')}
          </Button>
        </div>
      )}
      {asking && (
        <ConfirmDialog
          title={t('admin.accounts.endSessions')}
          act={t('admin.accounts.endSessions')}
          busy={act.busy}
          problem={act.problem}
          onAct={() => void act.run({ id })}
          onClose={() => setAsking(false)}
        >
          {t('admin.accounts.endSessionsHelp')}
        </ConfirmDialog>
      )}
    </section>
  )
}
