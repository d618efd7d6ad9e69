import type { Ctx } from '../context.ts'
import { record } from '../fact/record.ts'
import { newId } from '../id.ts'
import { found, refuse } from '../refusal.ts'
import type { Role } from '../role.contract.ts'
import * as store from './account.store.ts'
import { assertGoodPassword, hashPassword } from './password.ts'
import { endOtherSessions } from './session.actions.ts'
import { roleProblem } from './session.rules.ts'

export type AccountDraft = {
  readonly displayName: string
  readonly email: string | null
  readonly phone: string | null
  readonly language: 'zh' | 'en'
  readonly roles: readonly Role[]
  readonly consumerId: string | null
  readonly merchantId: string | null
  readonly password: string
  readonly demo?: boolean
}

export async function createAccount(ctx: Ctx, draft: AccountDraft) {
  if (!draft.email && !draft.phone) refuse('account.contact-missing')
  const problem = roleProblem(draft)
  if (problem) refuse(problem.code, problem.params)
  if (!draft.demo) assertGoodPassword(ctx, draft.password, [draft.email, draft.phone, draft.displayName])
  const account = await store.insertAccount(ctx, {
    id: newId('acc'),
    email: draft.email?.toLowerCase() ?? null,
    phone: draft.phone,
    display_name: draft.displayName,
    password_hash: await hashPassword(ctx, draft.password),
    language: draft.language,
    roles: draft.roles,
    consumer_id: draft.consumerId,
    merchant_id: draft.merchantId,
    demo: draft.demo ?? false,
  })
  if (!account) return refuse('account.login-taken')
  await record(ctx, [{ kind: 'account.created', subject: account.id, data: { roles: [...draft.roles] } }])
  return account
}

export type AccountChange = {
  displayName?: string | undefined
  roles?: Role[] | undefined
  state?: 'active' | 'disabled' | undefined
  password?: string | undefined
}

export async function changeAccount(ctx: Ctx, id: string, change: AccountChange) {
  const before = found(await store.holdAccount(ctx, id), 'account')
  if (id === ctx.actor.id && (change.roles || change.state === 'disabled')) refuse('account.not-yourself')
  const problem =
    change.roles && roleProblem({ roles: change.roles, consumerId: before.consumer_id, merchantId: before.merchant_id })
  if (problem) refuse(problem.code, problem.params)
  if (change.password !== undefined)
    assertGoodPassword(ctx, change.password, [before.email, before.phone, before.display_name])
  const after = await store.updateAccount(ctx, id, {
    ...(change.displayName !== undefined && { display_name: change.displayName }),
    ...(change.roles && { roles: change.roles }),
    ...(change.state && { state: change.state }),
    ...(change.password !== undefined && {
      password_hash: await hashPassword(ctx, change.password),
      password_changed_at: ctx.now,
    }),
    // A row always changes, so that an empty change answers with the account too.
    language: before.language === 'en' ? 'en' : 'zh',
  })
  // A session carries the rights it was opened with no longer than they last.
  if (change.roles || change.state === 'disabled' || change.password !== undefined) {
    await endOtherSessions(ctx, id, null)
  }
  await record(ctx, [
    {
      kind: 'account.changed',
      subject: id,
      data: { roles: change.roles ?? null, state: change.state ?? null, password: change.password !== undefined },
    },
  ])
  return found(after, 'account')
}

export async function changeLanguage(ctx: Ctx, language: 'zh' | 'en'): Promise<void> {
  await store.updateAccount(ctx, ctx.actor.id, { language })
}
