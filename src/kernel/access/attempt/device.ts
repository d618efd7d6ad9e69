import { createHmac, timingSafeEqual } from 'node:crypto'

/** A browser that somebody signed in with: not who they are, only that it may try without waiting for strangers. */
export type KnownDevice = { readonly accountId: string; readonly deviceId: string; readonly expiresAt: Date }

/** A household shares a browser; more people than this do not. */
const mostPeople = 5
const between = '~'

const macOf = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(`device ${text}`).digest()

const writeOne = (key: Buffer, { accountId, deviceId, expiresAt }: KnownDevice): string => {
  const text = `${accountId}.${deviceId}.${Math.floor(expiresAt.getTime() / 1000)}`
  return `${text}.${macOf(key, text).toString('base64url')}`
}

/** Those on the cookie that we signed and that have not ended; what anybody else wrote there is nothing. */
export function readDevices(key: Buffer, cookie: string | null, now: Date): readonly KnownDevice[] {
  return (cookie ?? '')
    .slice(0, 2000)
    .split(between)
    .slice(0, mostPeople)
    .flatMap((one) => {
      const [, text, accountId, deviceId, seconds, mac] =
        /^((acc_[\w-]{1,60})\.([\w-]{8,60})\.(\d{1,12}))\.([\w-]{43})$/.exec(one) ?? []
      if (!text || !accountId || !deviceId || !seconds || !mac) return []
      const given = Buffer.from(mac, 'base64url')
      const right = macOf(key, text)
      if (given.length !== right.length || !timingSafeEqual(given, right)) return []
      const expiresAt = new Date(Number(seconds) * 1000)
      return expiresAt > now ? [{ accountId, deviceId, expiresAt }] : []
    })
}

/** The newest person first; the one who was there longest goes when there are too many. */
export function writeDevices(key: Buffer, known: readonly KnownDevice[], newest: KnownDevice): string {
  const others = known.filter(({ accountId }) => accountId !== newest.accountId)
  return [newest, ...others]
    .slice(0, mostPeople)
    .map((one) => writeOne(key, one))
    .join(between)
}
