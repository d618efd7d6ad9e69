import type { Capability } from '../capability.ts'
import { factorRefusals } from './factor/factor.contract.ts'
import { factorFacts, factorRoutes } from './factor/factor.routes.ts'
import { totpSealed } from './factor/totp.sealed.ts'
import { passkeyRefusals } from './passkey/passkey.contract.ts'
import { passkeyRoutes } from './passkey/passkey.routes.ts'
import { sessionListFacts, sessionListRoutes } from './session-list/session-list.routes.ts'
import { signInSecretSealed } from './secret/secret.sealed.ts'

/** What the kernel plugs in for sign-in beside its first routes: README.md. */
export const accessPart: Partial<Capability> = {
  routes: [...sessionListRoutes, ...factorRoutes, ...passkeyRoutes],
  refusals: { ...factorRefusals, ...passkeyRefusals },
  facts: { ...sessionListFacts, ...factorFacts },
  sealed: [signInSecretSealed, totpSealed],
  notices: new URL('./notices.yaml', import.meta.url),
}
