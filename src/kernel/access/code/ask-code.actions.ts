import { createHmac } from 'node:crypto'
import type { Ctx } from '../../context.ts'
import { newId } from '../../id.ts'
import { enqueueAll } from '../../job/enqueue.ts'
import { refuse } from '../../refusal.ts'
import { Role } from '../../role.contract.ts'
import { accessNumber } from '../access-numbers.ts'
import * as accounts from '../account.store.ts'
import { networkOf } from '../attempt/attempt.rules.ts'
import { deviceAt } from '../attempt/device.actions.ts'
import { nameOfLogin, readLogin } from '../login.rules.ts'
import { signInKey } from '../secret/secret.actions.ts'
import { hashToken, newToken } from '../token.ts'
import type { CodeDesk } from './code-desk.ts'
import { mayUseCode, secondsToWait, type CodePurpose, type Way } from './code.rules.ts'
import { codeOf } from './digits.ts'
import * as store from './code.store.ts'

export type Asking = { readonly purpose: CodePurpose; readonly login: string }
export type Asker = { readonly ip: string; readonly deviceCookie: string | null }

const dayMs = 24 * 60 * 60_000

/**
 * Known or not, the same is done and answered: the request is counted, a flow begins, a job is queued. Only the job finds out
 * that there is nobody to send to.
 */
export async function askCode(ctx: Ctx, { purpose, login, ip, deviceCookie }: Asking & Asker, desk: CodeDesk) {
  const way = wayOf(login)
  if (desk.ways[way] === null && !desk.showsCodes) refuse(`code.${way}-off`, { field: 'login' })
  const account = await accounts.findByLogin(ctx, login)
  const device = await deviceAt(ctx, deviceCookie, account?.id)
  await takePlace(ctx, { login, device, ip, way })
  const may = account && mayUseCode(purpose, { state: account.state, roles: Role.array().parse(account.roles) })
  const flow = newToken()
  const flowHash = hashToken(flow)
  const expires = new Date(ctx.now.getTime() + accessNumber(ctx, 'code.minutes') * 60_000)
  await store.insertFlow(ctx, {
    token_hash: flowHash,
    purpose,
    account_id: may ? account.id : null,
    way,
    expires_at: expires,
  })
  await enqueueAll(ctx, [
    { name: 'kernel.send-sign-in-code', payload: { flow: flowHash }, queue: 'sign-in-code', key: `code:${flowHash}` },
  ])
  return {
    flow,
    way,
    expiresAt: expires.toISOString(),
    resendAfterSeconds: accessNumber(ctx, 'code.gap'),
    shown: desk.showsCodes ? codeOf(await signInKey(ctx, 'mailed-code'), purpose, flowHash) : null,
  }
}

function wayOf(login: string): Way {
  const { email, phone } = readLogin(login)
  if (email !== null) return 'email'
  return phone === null ? refuse('code.login-unreadable', { field: 'login' }) : 'phone'
}

type Placed = { readonly login: string; readonly device: string | null; readonly ip: string; readonly way: Way }

/** One more within the caps, counted. A device that signed in before has a count of its own, so that strangers who ask do not use it up. */
async function takePlace(ctx: Ctx, { login, device, ip, way }: Placed): Promise<void> {
  const key = await signInKey(ctx, 'mailed-code')
  const hidden = (text: string) => createHmac('sha256', key).update(text).digest('hex')
  const keys = {
    addressKey: hidden(`address ${nameOfLogin(login)} ${device ?? ''}`),
    networkKey: hidden(`network ${networkOf(ip)}`),
  }
  const number = (id: string) => accessNumber(ctx, `code.${id}`)
  const since = new Date(ctx.now.getTime() - dayMs)
  const { ofAddress, ofNetwork } = await store.holdRequests(ctx, keys, since)
  const hour = 3600
  const address = [
    { most: 1, withinSeconds: number('gap') },
    { most: number('address-per-hour'), withinSeconds: hour },
    { most: number('address-per-day'), withinSeconds: 24 * hour },
  ]
  const seconds = Math.max(
    secondsToWait(ofAddress, address, ctx.now),
    secondsToWait(ofNetwork, [{ most: number('network-per-hour'), withinSeconds: hour }], ctx.now),
  )
  if (seconds > 0) refuse('code.wait', { seconds })
  if (way === 'phone' && (await store.countOf(ctx, way, since)) >= number('texts-per-day'))
    refuse('code.wait', { seconds: hour })
  await store.insertRequest(ctx, { id: newId('scr'), ...keys, way })
}
