import { readHealth } from '../../../../src/complaints/mailbox/mail-health.contract.ts'
import type { z } from 'zod'
import { EmptyState } from '../../parts/EmptyState.tsx'
import { When } from '../../parts/When.tsx'
import { useText } from '../../text/text.ts'

export type Health = z.infer<typeof readHealth.output>

/** Whether letters come in and go out, in words; and what to do when they do not. */
export function MailHealth({ of }: { readonly of: Health }) {
  const { t } = useText()
  return (
    <div className="stack-tight no-print">
      {of.state === 'failing' && (
        <div className="note note-risk" role="alert">
          <p>
            <strong>
              {t('mailbox.health.failing', { why: t(`mailbox.health.failure.${of.lastFailure ?? 'other'}`) })}
            </strong>
          </p>
          <p>
            {of.failingSince && (
              <>
                {t('mailbox.health.since')} <When at={of.failingSince} />{' '}
              </>
            )}
            {t('mailbox.health.kept')}
          </p>
        </div>
      )}
      {of.state === 'silent' && of.checkedAt && (
        <p className="note note-risk" role="alert">
          {t('mailbox.health.silent')} <When at={of.checkedAt} />
        </p>
      )}
      {of.state === 'never' && <p className="quiet small">{t('mailbox.health.never')}</p>}
      {of.state === 'listening' && of.checkedAt && (
        <p className="quiet small">
          {t('mailbox.health.listening')} <When at={of.checkedAt} />
          {of.unread > 0 && ` · ${t('mailbox.health.unread', { n: of.unread })}`}
        </p>
      )}
      {of.state !== 'off' && !of.mayDeliver && <p className="note note-risk">{t('mailbox.health.noSending')}</p>}
    </div>
  )
}

const variables = [
  ['XIAOBAO_MAIL_HOST', 'host'],
  ['XIAOBAO_MAIL_USER', 'user'],
  ['XIAOBAO_MAIL_PASSWORD', 'password'],
  ['XIAOBAO_MAIL_ADDRESS', 'address'],
  ['SMTP_URL · SMTP_FROM', 'smtp'],
] as const

/** Without a mailbox: what it would do, and how to connect one. */
export function NoMailbox() {
  const { t } = useText()
  return (
    <EmptyState title={t('mailbox.off.title')}>
      <div className="mail-off stack-tight">
        <p>{t('mailbox.off.help')}</p>
        <dl className="case-details">
          {variables.map(([name, words]) => (
            <div key={name}>
              <dt className="code">{name}</dt>
              <dd>{t(`mailbox.off.${words}`)}</dd>
            </div>
          ))}
        </dl>
        <p>{t('mailbox.off.more')}</p>
      </div>
    </EmptyState>
  )
}
