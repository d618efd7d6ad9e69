import { lookup, type LookupAddress, type LookupOptions } from 'node:dns'
import { isIP, type BlockList } from 'node:net'
import { refuse } from '../refusal.ts'
import { listOf, mayReach } from './private-address.ts'

/** What stands for every address, in the setting and here. */
export const everywhere = ['0.0.0.0/0', '::/0'] as const

// Filled once at start from XIAOBAO_PRIVATE_TARGETS; until then no private address is reached.
let allowed: BlockList = listOf([])
export function plugInOutgoing(privateTargets: readonly string[]): void {
  allowed = listOf(privateTargets)
}

/** The address in an URL, when it is written as one; a name is judged when it is looked up. */
const literalOf = (url: URL): string => url.hostname.replaceAll(/^\[|\]$/g, '')
const localName = /^(?:localhost|.*\.localhost)\.?$/i

/** For those who enter an address: no, at once, when it is plainly private. */
export function assertMayReach(address: string): void {
  const host = literalOf(new URL(address))
  const known = isIP(host) !== 0 ? host : localName.test(host) ? '127.0.0.1' : null
  if (known !== null && !mayReach(known, allowed)) refuse('outgoing.address-private', { host })
}

export class AddressRefused extends Error {
  constructor(host: string) {
    super(`${host} is a private address, and not in XIAOBAO_PRIVATE_TARGETS`)
    this.name = 'AddressRefused'
  }
}

/** For the one who connects: `net` looks a literal address up nowhere, so it is judged here. */
export function assertLiteral(url: URL): void {
  const host = literalOf(url)
  if (isIP(host) !== 0 && !mayReach(host, allowed)) throw new AddressRefused(host)
}

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void

/** Looks a name up and hands on only what may be reached: what is checked is what is connected to, whatever the name says a moment later. */
export function publicLookup(host: string, options: LookupOptions, found: Found): void {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    const good = error ? [] : addresses.filter(({ address }) => mayReach(address, allowed))
    const [first] = good
    if (!first) return found(error ?? new AddressRefused(host), [])
    return options.all ? found(null, good) : found(null, first.address, first.family)
  })
}
