import { hkdfSync } from 'node:crypto'
import { installationSecret } from '../kernel/config/installation-secret.ts'
import type { Settings } from '../kernel/config/settings.ts'

/** What this chapter needs of the settings of this process. */
export type PayDesk = {
  /** All digests and marks of codes are made with it. */
  readonly key: Buffer
  readonly caps: Settings['XIAOBAO_PAYMENT_CAPS']
  readonly renewal: Settings['XIAOBAO_PASSWORD_RENEWAL']
}

export const payDeskFrom = (settings: Settings): PayDesk => ({
  key: keyFrom(installationSecret(settings)),
  caps: settings.XIAOBAO_PAYMENT_CAPS,
  renewal: settings.XIAOBAO_PASSWORD_RENEWAL,
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
}
