import { staff, type Role } from '../role.contract.ts'
import { networkOf } from './attempt/attempt.rules.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** Idle and absolute life of a session: short for people who see others' cases, long for a consumer's phone. */
export function sessionLife(roles: readonly Role[]): { readonly idleMs: number; readonly absoluteMs: number } {
  const works = roles.some((role) => staff.includes(role) || role === 'regulator')
  return works ? { idleMs: 2 * 60 * minute, absoluteMs: 12 * 60 * minute } : { idleMs: 7 * day, absoluteMs: 30 * day }
}

export function sessionExpiry(roles: readonly Role[], createdAt: Date, now: Date): Date {
  const { idleMs, absoluteMs } = sessionLife(roles)
  return new Date(Math.min(now.getTime() + idleMs, createdAt.getTime() + absoluteMs))
}

/** A person of the platform is not at the same time a party; a party's account names the party it stands for. */
export function roleProblem(account: { roles: readonly Role[]; consumerId: string | null; merchantId: string | null }) {
  const party = account.roles.filter((role) => role === 'consumer' || role === 'merchant')
  if (party.length > 0 && party.length < account.roles.length) return { code: 'account.party-unfit', params: {} }
  if (party.includes('consumer') && !account.consumerId)
    return { code: 'account.party-missing', params: { role: 'consumer' } }
  if (party.includes('merchant') && !account.merchantId)
    return { code: 'account.party-missing', params: { role: 'merchant' } }
  return null
}

/** Where a device is, for whoever looks through the list: enough to know one's own network, no single address. */
export const maskedNetwork = (ip: string): string => networkOf(ip).replace('.0/24', '.*').replace('::/56', ':…')
