import { randomBytes } from 'node:crypto'
import type { Ctx } from '../../context.ts'
import { inTransaction } from '../../db/transaction.ts'
import { found, refuse } from '../../refusal.ts'
import { findAccount, holdAccount } from '../account.store.ts'
import { countAttempt, forgetAttempts, ownTrier } from '../attempt/attempt.actions.ts'
import { readInstallation } from '../installation.actions.ts'
import { endOtherSessions } from '../session.actions.ts'
import { hashToken } from '../token.ts'
import { factorsOf } from './factor.store.ts'
import { recoveryCodeBytes, recoveryCodeOf, recoveryCodes } from './recovery-code.rules.ts'
import { deleteCodes, insertCodes } from './recovery-code.store.ts'
import { takeCode, type Typed } from './take-code.actions.ts'
import { tellOfFactor } from './tell.actions.ts'
import { base32, otpauthUri, stepOfCode } from './totp.ts'
import * as store from './totp.store.ts'

type Here = { readonly sessionToken: string | null; readonly ip: string }

/** A secret for the app. It counts for nothing until a first code shows that the app has it. */
export async function beginTotp(ctx: Ctx) {
  const account = found(await findAccount(ctx, ctx.actor.id), 'account')
  const secret = randomBytes(20)
  if (!(await store.beginTotp(ctx, account.id, secret))) refuse('factor.totp-already')
  const issuer = (await readInstallation(ctx))?.name ?? '消保'
  const name = account.email ?? account.phone ?? account.display_name
  return { secret: base32(secret), uri: otpauthUri({ secret, issuer, name }) }
}

/** The first factor brings the codes on paper along; every other session ends. */
export async function confirmTotp(ctx: Ctx, code: string, sessionToken: string | null) {
  await holdAccount(ctx, ctx.actor.id)
  const totp = (await store.holdTotp(ctx, ctx.actor.id)) ?? refuse('factor.totp-not-begun')
  if (totp.confirmed_at) refuse('factor.totp-already')
  const step = stepOfCode({ secret: totp.secret, code, lastStep: null }, ctx.now)
  if (step === null) return refuse('factor.code-wrong', { field: 'code' })
  const first = (await factorsOf(ctx, ctx.actor.id)).length === 0
  await store.confirmTotp(ctx, ctx.actor.id, step)
  const codes = first ? await makeRecoveryCodes(ctx) : null
  await endOtherSessions(ctx, ctx.actor.id, sessionToken)
  await tellOfFactor(ctx, { kind: 'account.factor-added', factor: 'totp' })
  return codes
}

/** Only with a code of the app itself, or one from paper: whoever sits at an open session does not take it away. */
export async function removeTotp(ctx: Ctx, typed: Typed, { sessionToken, ip }: Here): Promise<void> {
  const target = { factorOf: ctx.actor.id }
  const trier = ownTrier(ip, sessionToken)
  await countAttempt(ctx, target, trier)
  await inTransaction(ctx, async (inner) => {
    await holdAccount(inner, inner.actor.id)
    if (!(await takeCode(inner, inner.actor.id, typed))) refuse('factor.code-wrong', { field: 'code' })
    await forgetAttempts(inner, [target], trier)
    found(await store.deleteTotp(inner, inner.actor.id), 'factor')
    await forgetCodesOfNothing(inner)
    await endOtherSessions(inner, inner.actor.id, sessionToken)
    await tellOfFactor(inner, { kind: 'account.factor-removed', factor: 'totp' })
  })
}

export async function renewRecoveryCodes(ctx: Ctx): Promise<string[]> {
  await holdAccount(ctx, ctx.actor.id)
  if ((await factorsOf(ctx, ctx.actor.id)).length === 0) refuse('factor.none')
  const codes = await makeRecoveryCodes(ctx)
  await tellOfFactor(ctx, { kind: 'account.recovery-codes-renewed', factor: 'recovery-code' })
  return codes
}

/** Codes on paper stand in for another factor; without one they would be a way in by themselves. */
export async function forgetCodesOfNothing(ctx: Ctx): Promise<void> {
  if ((await factorsOf(ctx, ctx.actor.id)).length === 0) await deleteCodes(ctx, ctx.actor.id)
}

export async function makeRecoveryCodes(ctx: Ctx): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, () => recoveryCodeOf(randomBytes(recoveryCodeBytes)))
  await deleteCodes(ctx, ctx.actor.id)
  await insertCodes(ctx, ctx.actor.id, codes.map(hashToken))
  return codes
}
