import { hkdfSync } from 'node:crypto'
import { installationSecret } from '../../kernel/config/installation-secret.ts'
import type { Settings } from '../../kernel/config/settings.ts'
import type { Transport, Transports } from '../../kernel/notice/transport.ts'
import type { ContactKind } from './guest.contract.ts'

/** What complaining without an account needs of the settings of this process. */
export type GuestDesk = {
  readonly key: Buffer
  /** Null: nothing is set up that could carry a code there. */
  readonly ways: Readonly<Record<ContactKind, Transport | null>>
  /** Only a demonstration without a mail server: its codes are shown on the page, because nothing could carry them. */
  readonly showsCodes: boolean
}

export const deskFrom = (settings: Settings, { email, sms }: Transports): GuestDesk => ({
  key: keyFrom(installationSecret(settings)),
  ways: { email, phone: sms },
  showsCodes: settings.XIAOBAO_DEMO === 'on' && email === null,
})

const keyFrom = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'xiaobao guest desk', 32))

// Filled once, when the process reads its settings; a process has one.
let opened: GuestDesk | null = null
export function plugInGuestDesk(desk: GuestDesk): GuestDesk {
  opened = desk
  return desk
}
export function openedGuestDesk(): GuestDesk {
  if (!opened) throw new Error('no desk for guests was opened in this process')
  return opened
}

/** For a process without settings: documents written from the contracts alone, and tests, where nothing leaves the machine. */
export const unopenedDesk: GuestDesk = {
  key: keyFrom('no secret at all'),
  ways: { email: null, phone: null },
  showsCodes: true,
}
