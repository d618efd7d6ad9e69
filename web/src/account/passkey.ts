import type { StartAuthenticationOpts, StartRegistrationOpts } from '@simplewebauthn/browser'
import { z } from 'zod'
import { Credential, type addPasskey } from '../../../src/kernel/access/passkey/passkey.contract.ts'

type Given = z.input<typeof Credential>
type Options = Readonly<Record<string, unknown>>
export type Answered = Pick<z.input<(typeof addPasskey)['input']>, 'challenge' | 'credential'>

/** Whether this browser, at this address, knows passkeys at all: only over HTTPS, or on the machine itself. */
export const knowsPasskeys = (): boolean =>
  typeof window !== 'undefined' && window.isSecureContext && typeof window.PublicKeyCredential === 'function'

/** Null when its owner changed their mind, or the device has none: the browser does not say which. */
async function orNothing<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (
      error instanceof Error &&
      ['NotAllowedError', 'AbortError', 'InvalidStateError', 'SecurityError'].includes(error.name)
    )
      return null
    throw error
  }
}

/** What the server asked with goes to the device as it is. */
const AskedToMake = z.custom<StartRegistrationOpts['optionsJSON']>((value) => typeof value === 'object')
const AskedToShow = z.custom<StartAuthenticationOpts['optionsJSON']>((value) => typeof value === 'object')

/** The library is brought along only when somebody uses a passkey. */
export const makePasskey = (options: Options): Promise<Given | null> =>
  orNothing(async () => {
    const { startRegistration } = await import('@simplewebauthn/browser')
    return Credential.parse(await startRegistration({ optionsJSON: AskedToMake.parse(options) }))
  })

export const showPasskey = (options: Options): Promise<Given | null> =>
  orNothing(async () => {
    const { startAuthentication } = await import('@simplewebauthn/browser')
    return Credential.parse(await startAuthentication({ optionsJSON: AskedToShow.parse(options) }))
  })
