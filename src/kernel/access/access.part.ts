import type { Capability } from '../capability.ts'
import { totpSealed } from './factor/totp.sealed.ts'
import { signInSecretSealed } from './secret/secret.sealed.ts'

/** What the kernel plugs in for sign-in beside its routes: README.md. */
export const accessPart: Partial<Capability> = { sealed: [signInSecretSealed, totpSealed] }
