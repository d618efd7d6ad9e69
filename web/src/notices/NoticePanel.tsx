import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import type { z } from 'zod'
import { listSentNotices, previewNotice, resendNotice } from '../../../src/kernel/notice/notice.contract.ts'
import { useAct, useRoute } from '../api/hooks.ts'
import { Problem } from '../parts/Problem.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { When } from '../parts/When.tsx'
import { useSession } from '../shell/session.ts'
import { useText } from '../text/text.ts'
import { NoticeStateMark } from './marks.tsx'
import './notices.css'

type Preview = z.infer<typeof previewNotice.output>

/** The very words that were, or would have been, sent. */
export function NoticePanel({ id }: { readonly id: string }) {
  const { data, problem, refetch } = useRoute(previewNotice, { id })
  if (problem) return <Problem problem={problem} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={8} />
  return (
    <>
      <Facts notice={data} />
      <Letter notice={data} />
      <Resend notice={data} />
    </>
  )
}

function Facts({ notice }: { readonly notice: Preview }) {
  const { t } = useText()
  const facts: readonly { readonly label: string; readonly value: ReactNode }[] = [
    { label: t('notices.sent.channel'), value: t(`notices.channels.${notice.channel}`) },
    {
      label: t('notices.panel.to'),
      value: <span className="number">{notice.recipient ?? t('notices.sent.noContact')}</span>,
    },
    { label: t('notices.panel.account'), value: <code>{notice.to}</code> },
    { label: t('notices.panel.subject'), value: notice.subject ? <code>{notice.subject}</code> : '–' },
    { label: t('notices.panel.language'), value: t(`notices.panel.${notice.language}`) },
    { label: t('notices.panel.sentAt'), value: notice.sentAt ? <When at={notice.sentAt} /> : '–' },
    ...(notice.lastError ? [{ label: t('notices.panel.lastError'), value: <code>{notice.lastError}</code> }] : []),
  ]
  return (
    <>
      <p className="row">
        <NoticeStateMark state={notice.state} />
        {notice.reason && <span className="small quiet">{t(`notices.reasons.${notice.reason}`)}</span>}
      </p>
      <dl className="notice-facts">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Letter({ notice }: { readonly notice: Preview }) {
  const { t } = useText()
  const local = notice.state === 'held-local'
  return (
    <section className="stack-tight" aria-label={t('notices.panel.words')}>
      {local && (
        <p className="small">{t(notice.channel === 'sms' ? 'notices.panel.localSms' : 'notices.panel.localEmail')}</p>
      )}
      <div className={`notice-letter notice-${notice.channel}`} lang={notice.language === 'zh' ? 'zh-CN' : 'en'}>
        {notice.channel !== 'sms' && <h3>{notice.heading}</h3>}
        <p>{notice.body}</p>
      </div>
      <p className="small quiet">{t('notices.panel.masked')}</p>
    </section>
  )
}

/** Only an administrator sends again, and only what was not sent; the server says no to everything else anyway. */
function Resend({ notice }: { readonly notice: Preview }) {
  const { t } = useText()
  const { me } = useSession()
  const [done, setDone] = useState(false)
  const act = useAct(resendNotice, { done: () => setDone(true), refresh: [listSentNotices, previewNotice] })
  const may = me?.roles.includes('admin') && ['failed', 'skipped', 'held-local'].includes(notice.state)
  return (
    <>
      {act.problem && <Problem problem={act.problem} />}
      {done && <output>{t('notices.panel.retried')}</output>}
      {may && (
        <p>
          <Button loading={act.busy} onClick={() => void act.run({ id: notice.id })}>
            {t('notices.panel.retry')}
          </Button>
        </p>
      )}
    </>
  )
}
