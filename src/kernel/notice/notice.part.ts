import { mailAuthority } from '../config/mail-authority.ts'
import type { Capability } from '../capability.ts'
import type { Settings } from '../config/settings.ts'
import { emailTransport } from './email.ts'
import { smsTransport, webhookTransport } from './gateway.ts'
import { keepNotices } from './keep-notices.ts'
import { noticeRefusals } from './notice.contract.ts'
import { noticeJobs } from './notice.jobs.ts'
import { noticeRoutes } from './notice.routes.ts'
import type { Transports } from './transport.ts'

/** Nothing leaves the machine: e-mails and text messages are kept and shown. */
export const localTransports: Transports = { email: null, sms: null, webhook: null }

/** The ways out that the settings name. */
export function openTransports(settings: Settings): Transports {
  const { SMTP_URL, SMTP_FROM, SMS_GATEWAY_URL, SMS_GATEWAY_TOKEN, NOTICE_WEBHOOK_URL, NOTICE_WEBHOOK_SECRET } =
    settings
  const publicUrl = settings.XIAOBAO_PUBLIC_URL
  return {
    email:
      SMTP_URL && SMTP_FROM
        ? emailTransport({ url: SMTP_URL, ca: mailAuthority(settings), from: SMTP_FROM, publicUrl })
        : null,
    sms:
      SMS_GATEWAY_URL && SMS_GATEWAY_TOKEN
        ? smsTransport({ url: SMS_GATEWAY_URL, token: SMS_GATEWAY_TOKEN, signName: settings.SMS_SIGN_NAME, publicUrl })
        : null,
    webhook:
      NOTICE_WEBHOOK_URL && NOTICE_WEBHOOK_SECRET
        ? webhookTransport({ url: NOTICE_WEBHOOK_URL, secret: NOTICE_WEBHOOK_SECRET })
        : null,
  }
}

/** What the kernel plugs in for notices. The templates come with the capabilities: see `plugInNotices`. */
export function noticePart(transports: Transports): Partial<Capability> {
  return {
    routes: noticeRoutes,
    jobs: noticeJobs(transports),
    keeps: [keepNotices],
    refusals: noticeRefusals,
    facts: {
      'notice.sent': { zh: '通知已发出', en: 'A notice was sent' },
      'notice.failed': { zh: '通知没有送达', en: 'A notice could not be sent' },
      'notice.retried': { zh: '人工重新发送通知', en: 'A notice was sent again by hand' },
    },
  }
}
