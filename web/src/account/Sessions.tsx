import { Button } from 'antd'
import {
  endOtherSessions,
  endSession,
  listSessions,
} from '../../../src/kernel/access/session-list/session-list.contract.ts'
import { useAct, useRoute } from '../api/hooks.ts'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { useText } from '../text/text.ts'
import { SessionLine, useDeviceName } from './SessionLine.tsx'

export function Sessions() {
  const { t } = useText()
  const nameOf = useDeviceName()
  const { data, problem, loading, refetch } = useRoute(listSessions, {})
  const end = useAct(endSession, { refresh: [listSessions] })
  const endOthers = useAct(endOtherSessions, { refresh: [listSessions] })
  const rows = data?.rows ?? []
  const failed = end.problem ?? endOthers.problem
  return (
    <section className="surface stack">
      <h2>{t('account.sessions.title')}</h2>
      <p className="field-help">{t('account.sessions.help')}</p>
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {failed && <Problem problem={failed} />}
      {loading && <Skeleton lines={3} />}
      <ul className="stack">
        {rows.map((session) => (
          <SessionLine key={session.id} session={session}>
            {!session.current && (
              <Button
                danger
                loading={end.busy}
                aria-label={t('account.sessions.endOne', { device: nameOf(session.userAgent) })}
                onClick={() => void end.run({ id: session.id })}
              >
                {t('account.sessions.end')}
              </Button>
            )}
          </SessionLine>
        ))}
      </ul>
      {rows.length > 1 && (
        <div className="actions">
          <Button danger loading={endOthers.busy} onClick={() => void endOthers.run({})}>
            {t('account.sessions.endOthers')}
          </Button>
        </div>
      )}
    </section>
  )
}
