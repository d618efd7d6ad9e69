import type { Transport, Transports } from '../../notice/transport.ts'
import type { Way } from './code.rules.ts'

/** What codes need of the settings of a process. */
export type CodeDesk = {
  /** Null: nothing is set up that could carry a code there. */
  readonly ways: Readonly<Record<Way, Transport | null>>
  /** Only a demonstration without a mail server: its codes are shown on the page, because nothing could carry them. */
  readonly showsCodes: boolean
  /** Named in the message: from the settings, never from what a request says its host is. */
  readonly site: string
}

export const codeDeskFrom = (
  { email, sms }: Transports,
  settings: { readonly XIAOBAO_DEMO: 'on' | 'off'; readonly XIAOBAO_PUBLIC_URL: string },
): CodeDesk => ({
  ways: { email, phone: sms },
  showsCodes: settings.XIAOBAO_DEMO === 'on' && email === null,
  site: new URL(settings.XIAOBAO_PUBLIC_URL).host,
})

/** For documents written from the contracts alone, and tests, where nothing leaves the machine. */
export const unopenedCodeDesk: CodeDesk = {
  ways: { email: null, phone: null },
  showsCodes: true,
  site: 'xiaobao.example.com',
}
