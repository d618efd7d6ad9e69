import { Button } from 'antd'
import { endSession, listSessions } from '../../../src/kernel/access/session.contract.ts'
import { useAct, useRoute } from '../api/hooks.ts'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { StateTag } from '../parts/StateTag.tsx'
import { useText } from '../text/text.ts'
import { whenWords } from '../text/time.ts'
import { deviceOf } from './device-name.ts'

export function Sessions() {
  const { t, language } = useText()
  const { data, problem, loading, refetch } = useRoute(listSessions, {})
  const end = useAct(endSession, { refresh: [listSessions] })
  const nameOf = (userAgent: string): string => {
    const device = deviceOf(userAgent)
    return device ? t('account.sessions.device', device) : t('account.sessions.unknown')
  }
  return (
    <section className="surface stack">
      <h2>{t('account.sessions.title')}</h2>
      <p className="field-help">{t('account.sessions.help')}</p>
      {problem && <Problem problem={problem} onRetry={() => void refetch()} />}
      {end.problem && <Problem problem={end.problem} />}
      {loading && <Skeleton lines={3} />}
      <ul className="stack">
        {data?.rows.map((session) => (
          <li key={session.id} className="row row-apart session">
            <div>
              <p className="row">
                <strong id={`device-${session.id}`}>{nameOf(session.userAgent)}</strong>
                {session.current && <StateTag tone="kept">{t('account.sessions.current')}</StateTag>}
              </p>
              <p className="small quiet">
                {t('account.sessions.seen', { when: whenWords(session.lastSeenAt, language) })} · {session.ip}
              </p>
            </div>
            {!session.current && (
              <Button
                danger
                loading={end.busy}
                aria-describedby={`device-${session.id}`}
                onClick={() => void end.run({ id: session.id })}
              >
                {t('account.sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
