import { z } from 'zod'
import type { Ctx } from '../context.ts'
import { record } from '../fact/record.ts'
import { refuse } from '../refusal.ts'
import { Role } from '../role.contract.ts'
import { createAccount } from './account.actions.ts'
import * as accounts from './account.store.ts'
import * as store from './installation.store.ts'
import { deriveToken, hashToken, newToken, sameToken } from './token.ts'

const Installation = z.object({
  kind: z.enum(['demo', 'production']),
  name: z.string(),
  setUpAt: z.string().nullable(),
})
export type Installation = z.infer<typeof Installation>

export async function readInstallation(ctx: Ctx): Promise<Installation | null> {
  return Installation.nullable().parse((await store.readSetting(ctx, 'installation')) ?? null)
}

/** What the database is stays what it was: a demo never turns into a production installation, nor the other way round. */
export async function declareInstallation(ctx: Ctx, kind: 'demo' | 'production', name: string): Promise<Installation> {
  const installation: Installation = { kind, name, setUpAt: null }
  // Of two processes that start at once the first decides; the other hears what it was.
  await store.writeSettingOnce(ctx, 'installation', installation)
  return (await readInstallation(ctx)) ?? installation
}

const StoredToken = z.object({ hash: z.string(), seed: z.string() })

/**
 * The set-up token, printed on the server's console: the same at every start until it is used, so that a restart in between
 * spoils nothing. It is derived from the installation's secret; the database holds a seed and a hash, from which nobody gets it.
 * Null when set-up is done.
 */
export async function issueSetUpToken(ctx: Ctx, secret: string): Promise<string | null> {
  // Two processes that start at once print the same: the first one's seed stays, and each waits for the other's row.
  await store.writeSettingOnce(ctx, 'set-up-token', { hash: '', seed: newToken() })
  const stored = StoredToken.safeParse(await store.holdSetting(ctx, 'set-up-token'))
  if (isSetUp(await readInstallation(ctx))) return null
  const seed = stored.success ? stored.data.seed : newToken()
  const token = deriveToken(secret, `set-up ${seed}`)
  await store.writeSetting(ctx, 'set-up-token', { hash: hashToken(token), seed })
  return token
}

export type FirstAdmin = { token: string; name: string; email: string; displayName: string; password: string } & {
  /** In which the first administrator reads: that of the page on which set-up was done. */
  language: 'zh' | 'en'
}

/** Only once: the row lock on the token makes the second of two concurrent calls see that it is done. */
export async function setUp(ctx: Ctx, first: FirstAdmin) {
  const stored = StoredToken.safeParse(await store.holdSetting(ctx, 'set-up-token'))
  const installation = await readInstallation(ctx)
  if (!stored.success || !installation || installation.setUpAt !== null) refuse('installation.already-set-up')
  if (!sameToken(hashToken(first.token), stored.data.hash)) refuse('installation.token-wrong')
  const account = await createAccount(ctx, {
    displayName: first.displayName,
    email: first.email,
    phone: null,
    language: first.language,
    roles: ['admin'],
    consumerId: null,
    merchantId: null,
    password: first.password,
  })
  await store.writeSetting(ctx, 'installation', { ...installation, name: first.name, setUpAt: ctx.now.toISOString() })
  await store.writeSetting(ctx, 'set-up-token', null)
  await record(ctx, [{ kind: 'installation.set-up', subject: account.id }])
  return account
}

export const isSetUp = (installation: Installation | null): boolean =>
  installation?.kind === 'demo' || installation?.setUpAt != null

/** Only a demo installation has them, with a password everybody knows; shown on its sign-in page. */
export const demoPassword = 'xiaobao-demo'

export async function listDemoAccounts(ctx: Ctx) {
  const installation = await readInstallation(ctx)
  if (installation?.kind !== 'demo') return []
  const rows = await accounts.demoAccounts(ctx)
  return rows.map((row) => ({
    login: row.email ?? row.phone ?? '',
    password: demoPassword,
    displayName: row.display_name,
    role: Role.parse(row.roles[0]),
  }))
}
