import { z } from 'zod'
import { defineJob, type Capability } from '../capability.ts'
import { remindOfKeys } from './key.actions.ts'
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
  jobs: [
    defineJob({
      name: 'kernel.remind-of-keys',
      title: { zh: '提醒即将到期的 API 密钥', en: 'Remind of API keys that end soon' },
      payload: z.strictObject({}),
      cron: '15 9 * * *',
      run: (ctx) => remindOfKeys(ctx),
    }),
  ],
  notices: new URL('./notices.yaml', import.meta.url),
}
