import type { Ctx } from '../../context.ts'
import { inTransaction } from '../../db/transaction.ts'
import { record } from '../../fact/record.ts'
import { notify } from '../../notice/notify.ts'
import { refuse } from '../../refusal.ts'
import { Role } from '../../role.contract.ts'
import { accessNumber } from '../access-numbers.ts'
import * as accounts from '../account.store.ts'
import { forgetAttempts } from '../attempt/attempt.actions.ts'
import { deviceAt } from '../attempt/device.actions.ts'
import * as challenges from '../challenge.store.ts'
import { factorsOf } from '../factor/factor.store.ts'
import { assertGoodPassword, hashPassword } from '../password.ts'
import { signInKey } from '../secret/secret.actions.ts'
import { endOtherSessions, openSession, type Device } from '../session.actions.ts'
import { asAccount, beginSecondStep, type Entered, type KnownBy } from '../sign-in.actions.ts'
import { hashToken, sameToken } from '../token.ts'
import { mayUseCode, type CodePurpose } from './code.rules.ts'
import { codeOf } from './digits.ts'
import { findFlow, takeTryBack } from './code.store.ts'

type Typed = { readonly flow: string; readonly code: string }
type Owned = { readonly flowHash: string; readonly accountId: string }

/**
 * Whose flow it is, when the code is right. The try is counted before, in a transaction of its own, whatever comes of it; a flow of nobody has a
 * code that nobody was sent.
 */
async function ownerOf(ctx: Ctx, purpose: CodePurpose, { flow, code }: Typed): Promise<Owned> {
  const flowHash = hashToken(flow)
  const begun = await findFlow(ctx, flowHash)
  if (begun?.purpose !== purpose) return refuse('code.over', { field: 'code' })
  const most = accessNumber(ctx, 'code.tries')
  const tried = await inTransaction(ctx, (inner) => challenges.countTry(inner, flowHash, most))
  if (!tried) return refuse('code.over', { field: 'code' })
  const right = sameToken(codeOf(await signInKey(ctx, 'mailed-code'), purpose, flowHash), code)
  if (right && tried.account_id !== null) return { flowHash, accountId: tried.account_id }
  const left = most - tried.tries
  return left > 0 ? refuse('code.wrong', { field: 'code', left }) : refuse('code.over', { field: 'code' })
}

/** Used up with the caller's transaction: of two who come with it at once, one finds it gone. */
async function holdOwner(ctx: Ctx, purpose: CodePurpose, { flowHash, accountId }: Owned) {
  const held = await accounts.holdAccount(ctx, accountId)
  const open = await challenges.holdChallenge(ctx, purpose, flowHash)
  const standing = held && { state: held.state, roles: Role.array().parse(held.roles) }
  if (!open || !held || !standing || !mayUseCode(purpose, standing)) return refuse('code.over', { field: 'code' })
  await challenges.deleteChallenge(ctx, flowHash)
  return held
}

/** One factor: whoever has a second one goes on to it, as after a password. */
export async function signInByCode(ctx: Ctx, typed: Typed, device: Device & KnownBy): Promise<Entered> {
  const owned = await ownerOf(ctx, 'code-sign-in', typed)
  const trier = { ip: device.ip, device: await deviceAt(ctx, device.deviceCookie, owned.accountId) }
  return inTransaction(ctx, async (inner) => {
    const held = await holdOwner(inner, 'code-sign-in', owned)
    const ways = await factorsOf(inner, held.id)
    if (ways.length > 0) return { second: await beginSecondStep(inner, held.id, ways) }
    const logins = [held.email, held.phone].flatMap((login) => (login === null ? [] : [{ login }]))
    await forgetAttempts(inner, logins, trier)
    return { started: await openSession(asAccount(inner, held), device) }
  })
}

/** A new password, and nothing more: every session ends, second factors stay, and the owner hears of it wherever they can be reached. */
export async function resetPassword(ctx: Ctx, { password, ...typed }: Typed & { readonly password: string }) {
  const owned = await ownerOf(ctx, 'password-reset', typed)
  const about = await accounts.findAccount(ctx, owned.accountId)
  // The code was right: a password that is refused costs none of the tries.
  await inTransaction(ctx, (inner) => takeTryBack(inner, owned.flowHash))
  assertGoodPassword(ctx, password, [about?.email ?? null, about?.phone ?? null, about?.display_name ?? null])
  const password_hash = await hashPassword(ctx, password)
  await inTransaction(ctx, async (inner) => {
    const held = await holdOwner(inner, 'password-reset', owned)
    await accounts.updateAccount(inner, held.id, { password_hash, password_changed_at: inner.now })
    await endOtherSessions(inner, held.id, null)
    const owner = asAccount(inner, held)
    const [fact] = await record(owner, [{ kind: 'account.password-reset', subject: held.id }])
    await notify(owner, {
      to: { account: held.id },
      template: 'account.password-reset',
      params: {},
      subject: null,
      dedupe: fact?.id ?? owned.flowHash,
    })
  })
}
