import { randomBytes } from 'node:crypto'
import type { Ctx } from '../../context.ts'
import { accessNumber } from '../access-numbers.ts'
import { signInKey } from '../secret/secret.actions.ts'
import { readDevices, writeDevices } from './device.ts'

/** This browser's name at an account, when we signed it before and it has not ended. */
export async function deviceAt(ctx: Ctx, cookie: string | null, accountId: string | undefined): Promise<string | null> {
  const known = readDevices(await signInKey(ctx, 'device'), cookie, ctx.now)
  return known.find((one) => one.accountId === accountId)?.deviceId ?? null
}

/** What the browser keeps after a sign-in: the same name, for ninety days more. */
export async function knownFromNowOn(ctx: Ctx, cookie: string | null, accountId: string) {
  const key = await signInKey(ctx, 'device')
  const known = readDevices(key, cookie, ctx.now)
  const before = known.find((one) => one.accountId === accountId)
  const expires = new Date(ctx.now.getTime() + accessNumber(ctx, 'sign-in.device-days') * 24 * 60 * 60 * 1000)
  const deviceId = before?.deviceId ?? randomBytes(12).toString('base64url')
  return { cookie: writeDevices(key, known, { accountId, deviceId, expiresAt: expires }), expires }
}
