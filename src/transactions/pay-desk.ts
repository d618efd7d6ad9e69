import { hkdfSync } from 'node:crypto'
import { installationSecret } from '../kernel/config/installation-secret.ts'
import type { Settings } from '../kernel/config/settings.ts'
import type { Transport, Transports } from '../kernel/notice/transport.ts'

/** What this chapter needs of the settings of this process. */
export type PayDesk = {
  /** All digests and marks of codes are made with it. */
  readonly key: Buffer
  readonly caps: Settings['XIAOBAO_PAYMENT_CAPS']
  readonly renewal: Settings['XIAOBAO_PASSWORD_RENEWAL']
  /** Null: nothing is set up that could carry a verification code there. */
  readonly ways: Readonly<Record<'email' | 'phone', Transport | null>>
  /** Only a demonstration without a mail server: its codes are shown on the page, because nothing could carry them. */
  readonly showsCodes: boolean
}

export const payDeskFrom = (settings: Settings, { email, sms }: Transports): PayDesk => ({
  key: keyFrom(installationSecret(settings)),
  caps: settings.XIAOBAO_PAYMENT_CAPS,
  renewal: settings.XIAOBAO_PASSWORD_RENEWAL,
  ways: { email, phone: sms },
  showsCodes: settings.XIAOBAO_DEMO === 'on' && email === null,
})

const keyFrom = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'xiaobao transactions', 32))

// Filled once, when the process reads its settings; a process has one.
let opened: PayDesk | null = null
export function plugInPayDesk(desk: PayDesk): PayDesk {
  opened = desk
  return desk
}
export function openedPayDesk(): PayDesk {
  if (!opened) throw new Error('the desk for transactions was not opened in this process')
  return opened
}

/** For tests and benches, where nothing leaves the machine. */
export const unopenedPayDesk: PayDesk = {
  key: keyFrom('no secret at all'),
  caps: 'warn',
  renewal: 'checkup',
  ways: { email: null, phone: null },
  showsCodes: true,
}
