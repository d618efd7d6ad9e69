import { mailAuthority } from '../../kernel/config/mail-authority.ts'
import type { Settings } from '../../kernel/config/settings.ts'

/** How the mailbox is reached. */
export type ImapSettings = {
  readonly host: string
  readonly port: number
  readonly tls: 'on' | 'starttls' | 'off'
  /** Of an authority of one's own; null: those that Node knows. A certificate is always checked. */
  readonly ca: string | null
  readonly user: string
  readonly password: string
  readonly folder: string
  /** The longest wait between two looks. */
  readonly pollMs: number
  readonly largestBytes: number
  /** A server that says nothing for so long, asked or not, is gone; no setting of an installation. */
  readonly silenceMs: number
}

/** Servers may end a line after half an hour, routers forget one after a few minutes. */
const silenceMs = 120_000

export type SmtpSettings = { readonly url: string; readonly from: string }

export function imapOf(settings: Settings): ImapSettings | null {
  const { XIAOBAO_MAIL_HOST, XIAOBAO_MAIL_USER, XIAOBAO_MAIL_PASSWORD } = settings
  if (XIAOBAO_MAIL_HOST === null || XIAOBAO_MAIL_USER === null || XIAOBAO_MAIL_PASSWORD === null) return null
  return {
    host: XIAOBAO_MAIL_HOST,
    port: settings.XIAOBAO_MAIL_PORT,
    tls: settings.XIAOBAO_MAIL_TLS,
    ca: mailAuthority(settings),
    user: XIAOBAO_MAIL_USER,
    password: XIAOBAO_MAIL_PASSWORD,
    folder: settings.XIAOBAO_MAIL_FOLDER,
    pollMs: settings.XIAOBAO_MAIL_POLL_SECONDS * 1000,
    largestBytes: settings.XIAOBAO_MAIL_LARGEST_MIB * 1024 * 1024,
    silenceMs,
  }
}
