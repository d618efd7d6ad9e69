import type { z } from 'zod'
import type { Ctx } from '../../context.ts'
import { inTransaction } from '../../db/transaction.ts'
import { record } from '../../fact/record.ts'
import { newId } from '../../id.ts'
import { notify } from '../../notice/notify.ts'
import { found, refuse } from '../../refusal.ts'
import { findAccount, holdAccount } from '../account.store.ts'
import * as challenges from '../challenge.store.ts'
import { forgetCodesOfNothing, makeRecoveryCodes } from '../factor/factor.actions.ts'
import { factorsOf } from '../factor/factor.store.ts'
import { tellOfFactor } from '../factor/tell.actions.ts'
import { readInstallation } from '../installation.actions.ts'
import { endOtherSessions, openSession, type Device } from '../session.actions.ts'
import { asAccount } from '../sign-in.actions.ts'
import { refreshSession } from '../step-up/step-up.actions.ts'
import { hashToken, newToken } from '../token.ts'
import type { Credential } from './passkey.contract.ts'
import { isCopied, mostPasskeys } from './passkey.rules.ts'
import * as store from './passkey.store.ts'
import { optionsToAdd, optionsToShow, readAdded, readShown } from './webauthn.ts'

type Site = { readonly publicUrl: string; readonly sessionToken: string | null }
type Answered = { readonly challenge: string; readonly credential: z.infer<typeof Credential> }
type Purpose = 'passkey-enrol' | 'passkey-sign-in' | 'passkey-step-up'

const lifeMs = 5 * 60_000

/** The options as JSON, and the token under which the answer is awaited. */
async function awaitAnswer(ctx: Ctx, purpose: Purpose, options: { readonly challenge: string }) {
  const token = newToken()
  await challenges.insertChallenge(ctx, {
    token_hash: hashToken(token),
    purpose,
    account_id: purpose === 'passkey-sign-in' ? null : ctx.actor.id,
    challenge: options.challenge,
    expires_at: new Date(ctx.now.getTime() + lifeMs),
  })
  return { challenge: token, options: { ...options } }
}

export async function askToAdd(ctx: Ctx, { publicUrl }: Site) {
  const account = found(await findAccount(ctx, ctx.actor.id), 'account')
  const known = await store.passkeysOf(ctx, account.id)
  if (known.length >= mostPasskeys) refuse('passkey.too-many', { most: mostPasskeys })
  const options = await optionsToAdd(publicUrl, {
    site: (await readInstallation(ctx))?.name ?? '消保',
    account: account.id,
    name: account.email ?? account.phone ?? account.display_name,
    known: known.map(({ credential_id }) => credential_id),
  })
  return awaitAnswer(ctx, 'passkey-enrol', options)
}

export async function addPasskey(ctx: Ctx, { name, ...answered }: Answered & { readonly name: string }, site: Site) {
  await holdAccount(ctx, ctx.actor.id)
  const asked = await takeChallenge(ctx, 'passkey-enrol', answered.challenge)
  if (!asked || asked.account_id !== ctx.actor.id) return refuse('passkey.refused')
  const added = await readAdded(site.publicUrl, asked.challenge, answered.credential)
  if (!added?.userVerified) return refuse('passkey.unreadable')
  const first = (await factorsOf(ctx, ctx.actor.id)).length === 0
  const { credential } = added
  const row = await store.insertPasskey(ctx, {
    id: newId('pky'),
    account_id: ctx.actor.id,
    credential_id: credential.id,
    public_key: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: [...(credential.transports ?? [])],
    backed_up: added.credentialBackedUp,
    name,
  })
  if (!row) return refuse('passkey.refused')
  const recoveryCodes = first ? await makeRecoveryCodes(ctx) : null
  await endOtherSessions(ctx, ctx.actor.id, site.sessionToken)
  await tellOfFactor(ctx, { kind: 'account.factor-added', factor: 'passkey' })
  return { id: row.id, recoveryCodes }
}

export async function removePasskey(ctx: Ctx, id: string, { sessionToken }: Site): Promise<void> {
  await holdAccount(ctx, ctx.actor.id)
  found(await store.deletePasskey(ctx, ctx.actor.id, id), 'passkey')
  await forgetCodesOfNothing(ctx)
  await endOtherSessions(ctx, ctx.actor.id, sessionToken)
  await tellOfFactor(ctx, { kind: 'account.factor-removed', factor: 'passkey' })
}

/** Asks for any passkey of this site: who it belongs to is in the answer, so that asking tells nothing. */
export const askForPasskey = async (ctx: Ctx, { publicUrl }: Site) =>
  awaitAnswer(ctx, 'passkey-sign-in', await optionsToShow(publicUrl, []))

export async function askToStepUp(ctx: Ctx, { publicUrl }: Site) {
  const known = await store.passkeysOf(ctx, ctx.actor.id)
  const shown = known.map(({ credential_id, transports }) => ({ id: credential_id, transports }))
  return awaitAnswer(ctx, 'passkey-step-up', await optionsToShow(publicUrl, shown))
}

export const signInWithPasskey = async (ctx: Ctx, answered: Answered, site: Site & Device) =>
  showPasskey(ctx, { purpose: 'passkey-sign-in', answered, publicUrl: site.publicUrl }, async (inner, accountId) => {
    const held = await holdAccount(inner, accountId)
    if (held?.state !== 'active') return refuse('passkey.refused')
    // It is something its owner has, and it checked who they are: two factors at once.
    return openSession(asAccount(inner, held), site, 2)
  })

export const stepUpWithPasskey = async (ctx: Ctx, answered: Answered, { publicUrl, sessionToken }: Site) =>
  showPasskey(ctx, { purpose: 'passkey-step-up', answered, publicUrl }, (inner, accountId) =>
    accountId === ctx.actor.id ? refreshSession(inner, sessionToken) : refuse('passkey.refused'),
  )

type Shown = { readonly purpose: Purpose; readonly answered: Answered; readonly publicUrl: string }

/** A challenge is answered once, right or wrong; every "no" has the same words. */
async function showPasskey<T>(
  ctx: Ctx,
  { purpose, answered, publicUrl }: Shown,
  then: (inner: Ctx, accountId: string) => Promise<T>,
): Promise<T> {
  const asked = await inTransaction(ctx, (inner) => takeChallenge(inner, purpose, answered.challenge))
  const kept = await store.findPasskey(ctx, answered.credential.id)
  if (!asked || !kept) return refuse('passkey.refused')
  const shown = await readShown(publicUrl, { challenge: asked.challenge, credential: answered.credential, kept })
  if (!shown?.userVerified) return refuse('passkey.refused')
  const used = { counter: shown.newCounter, backed_up: shown.credentialBackedUp }
  const done = await inTransaction(ctx, async (inner) => {
    const held = await store.holdPasskey(inner, kept.id)
    if (!held) return refuse('passkey.refused')
    if (isCopied(Number(held.counter), shown.newCounter)) return null
    await store.usePasskey(inner, held.id, used)
    return { value: await then(inner, held.account_id) }
  })
  if (done) return done.value
  await inTransaction(ctx, (inner) => tellOfCopy(inner, { id: kept.id, accountId: kept.account_id }))
  return refuse('passkey.refused')
}

async function takeChallenge(ctx: Ctx, purpose: Purpose, token: string) {
  const asked = await challenges.holdChallenge(ctx, purpose, hashToken(token))
  if (!asked) return null
  await challenges.deleteChallenge(ctx, hashToken(token))
  return asked.challenge === null ? null : { account_id: asked.account_id, challenge: asked.challenge }
}

/** Two devices sign with one key that never leaves a device: one of them is a thief's. */
async function tellOfCopy(ctx: Ctx, { id, accountId }: { id: string; accountId: string }): Promise<void> {
  const [fact] = await record(ctx, [{ kind: 'account.passkey-copied', subject: accountId, data: { passkey: id } }])
  const dedupe = fact?.id ?? id
  const news = { template: 'account.passkey-copied', params: {}, subject: null, dedupe }
  await notify(ctx, { ...news, to: { account: accountId } })
  await notify(ctx, { ...news, to: { role: 'admin' }, template: 'account.passkey-copied-alarm' })
}
