import { routeWords } from '../capability.ts'
import { handle, type BoundRoute } from '../http/handle.ts'
import type { Capability } from '../capability.ts'
import { Role } from '../role.contract.ts'
import * as contract from './account.contract.ts'
import * as actions from './account.actions.ts'
import * as store from './account.store.ts'
import * as installation from './installation.actions.ts'
import * as keyActions from './key.actions.ts'
import * as keys from './key.store.ts'
import * as sessionContract from './session.contract.ts'
import * as sessions from './session.actions.ts'
import { searchAccounts } from './search.actions.ts'
import { signIn } from './sign-in.actions.ts'
import { begin } from './begin.ts'
import { viewAccount, viewKey, viewMe } from './access.views.ts'
import { viewEntered } from './enter.ts'

export const sessionRoutes: readonly BoundRoute[] = [
  handle(
    sessionContract.signIn,
    async (ctx, login, exchange) => viewEntered(ctx, await signIn(ctx, login, exchange), exchange),
    { outside: true },
  ),
  handle(sessionContract.signOut, async (ctx, _input, exchange) => {
    exchange.setSession(null)
    return { signedOut: exchange.sessionToken ? await sessions.endSession(ctx, exchange.sessionToken) : false }
  }),
  handle(sessionContract.readMe, async (ctx) => {
    const account = ctx.actor.kind === 'person' ? await store.findAccount(ctx, ctx.actor.id) : undefined
    const here = await installation.readInstallation(ctx)
    return {
      me: account ? viewMe(account) : null,
      installation: {
        kind: here?.kind ?? 'production',
        setUp: installation.isSetUp(here),
        name: here?.name ?? '消保',
        demoAccounts: await installation.listDemoAccounts(ctx),
      },
    }
  }),
  handle(sessionContract.changePassword, async (ctx, change, exchange) => {
    await sessions.changePassword(ctx, change, exchange.sessionToken)
    return { changed: true }
  }),
  handle(sessionContract.changeLanguage, async (ctx, { language }) => {
    await actions.changeLanguage(ctx, language)
    return { language }
  }),
  handle(sessionContract.setUpInstallation, async (ctx, first, exchange) => {
    const account = await installation.setUp(ctx, { ...first, language: exchange.language })
    const person = { ...ctx.actor, id: account.id, kind: 'person', roles: Role.array().parse(account.roles) } as const
    const started = await sessions.openSession({ ...ctx, actor: person }, exchange)
    await begin(ctx, started, exchange)
    return viewMe(account)
  }),
]

export const accountRoutes: readonly BoundRoute[] = [
  handle(contract.listAccounts, async (ctx, filter) => {
    if (filter.text) {
      const { rows, next } = await searchAccounts(ctx, filter.text, filter)
      return { rows: rows.map(viewAccount), next }
    }
    const rows = await store.listAccounts(ctx, { ...filter, limit: filter.limit + 1 })
    const page = rows.slice(0, filter.limit)
    return { rows: page.map(viewAccount), next: rows.length > filter.limit ? (page.at(-1)?.id ?? null) : null }
  }),
  handle(contract.createAccount, async (ctx, draft) => viewAccount(await actions.createAccount(ctx, draft))),
  handle(contract.changeAccount, async (ctx, { id, ...change }) =>
    viewAccount(await actions.changeAccount(ctx, id, change)),
  ),
  handle(contract.listColleagues, async (ctx, { role }) => {
    const staffRoles = contract.listColleagues.who.filter((who) => who !== 'anyone' && who !== 'signed-in')
    const rows = await store.accountsWithRole(ctx, role ? [role] : staffRoles)
    return {
      rows: rows.map((row) => ({ id: row.id, displayName: row.display_name, roles: Role.array().parse(row.roles) })),
    }
  }),
  handle(contract.listApiKeys, async (ctx) => ({
    rows: (await keys.listKeys(ctx)).map((key) => viewKey(key, ctx.now)),
  })),
  handle(contract.createApiKey, async (ctx, draft) => {
    const { token, ...key } = await keyActions.createKey(ctx, draft)
    return { ...viewKey(key, ctx.now), token }
  }),
  handle(contract.rotateApiKey, async (ctx, { id, ...rotation }) => {
    const { token, ...key } = await keyActions.rotateKey(ctx, id, rotation)
    return { ...viewKey(key, ctx.now), token }
  }),
  handle(contract.revokeApiKey, async (ctx, { id }) => viewKey(await keyActions.revokeKey(ctx, id), ctx.now)),
]

/** The matrix is made from the routes themselves, so it cannot disagree with what the server enforces. */
export const permissionRoute = (capabilities: () => readonly Capability[]): BoundRoute =>
  handle(contract.listPermissions, () => ({ rows: capabilities().flatMap(routeWords) }))
