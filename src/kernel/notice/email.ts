import { createTransport } from 'nodemailer'
import { plainAddress } from './address.rules.ts'
import { maskText } from '../personal/mask.rules.ts'
import { mailBody } from './mail-body.rules.ts'
import { reasonOf, type Sent, type Transport } from './transport.ts'

export type MailSettings = {
  readonly url: string
  readonly ca: string | null
  readonly from: string
  readonly publicUrl: string
}

/** Mail by SMTP. A repeated try carries the same Message-ID, so that a mailbox that got both shows one. */
export function emailTransport({ url, ca, from, publicUrl }: MailSettings): Transport {
  const transporter = openSmtp(url, ca)
  const host = new URL(publicUrl).hostname
  return {
    needs: 'email',
    send: async (notice, contact) => {
      const to = contact.email ?? ''
      if (!plainAddress.test(to)) return { done: 'never', error: 'bad-address' }
      const page = contact.page ?? notice.href
      const link = page === null ? null : publicUrl + page
      try {
        await transporter.sendMail({
          from,
          to: { name: '', address: to },
          subject: notice.heading,
          messageId: `<${notice.id}@${host}>`,
          date: notice.createdAt,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Xiaobao-Notice': notice.id },
          ...mailBody({ heading: notice.heading, body: notice.body, link, language: notice.language }),
        })
        return { done: 'sent' }
      } catch (error) {
        return smtpVerdict(error)
      }
    },
    close: () => transporter.close(),
  }
}

/** Where a server offers TLS it is used, and its certificate checked; `?requireTLS=true` in the address demands it. */
export const openSmtp = (url: string, ca: string | null) =>
  createTransport({
    url,
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(ca !== null && { ca }) },
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })

/** SMTP's own words: 5xx is a no for ever, 4xx (a full or greylisting server) and a broken line are a no for now. */
export function smtpVerdict(error: unknown): Sent {
  const code = typeof error === 'object' && error !== null && 'responseCode' in error ? Number(error.responseCode) : 0
  const said = maskText(reasonOf(error))
  return code >= 500 && code < 600 ? { done: 'never', error: said } : { done: 'again', error: said }
}
