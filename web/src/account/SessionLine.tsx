import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { SessionLine as Line } from '../../../src/kernel/access/session-list/session-list.contract.ts'
import { StateTag } from '../parts/StateTag.tsx'
import { useText } from '../text/text.ts'
import { whenWords } from '../text/time.ts'
import { deviceOf } from './device-name.ts'

/** What a device is called, as far as its browser says. */
export function useDeviceName(): (userAgent: string) => string {
  const { t } = useText()
  return (userAgent) => {
    const device = deviceOf(userAgent)
    return device ? t('account.sessions.device', device) : t('account.sessions.unknown')
  }
}

/** One device that is signed in: which, since when, last when, and from what network. */
export function SessionLine(props: { readonly session: z.infer<typeof Line>; readonly children?: ReactNode }) {
  const { t, language } = useText()
  const nameOf = useDeviceName()
  const { session } = props
  return (
    <li className="row row-apart session">
      <div>
        <p className="row">
          <strong>{nameOf(session.userAgent)}</strong>
          {session.current && <StateTag tone="kept">{t('account.sessions.current')}</StateTag>}
          {session.level === 2 && <StateTag>{t('account.sessions.twoSteps')}</StateTag>}
        </p>
        <p className="small quiet">
          {t('account.sessions.seen', { when: whenWords(session.lastSeenAt, language) })} ·{' '}
          {t('account.sessions.since', { when: whenWords(session.createdAt, language) })}
        </p>
        <p className="small quiet">{t('account.sessions.network', { network: session.network })}</p>
      </div>
      {props.children}
    </li>
  )
}
