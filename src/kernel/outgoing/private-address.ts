import { BlockList, isIP } from 'node:net'

/** Addresses that are not of the public internet (IANA's special-purpose registries): this machine, its network, its cloud. */
const special = listOf(
  [
    '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24',
    '192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
    '::/128 ::1/128 100::/64 2001:db8::/32 fc00::/7 fe80::/10 fec0::/10 ff00::/8',
    // These carry an IPv4 address inside, which a gateway would unwrap.
    '64:ff9b::/96 64:ff9b:1::/48 2002::/16 2001::/32',
  ].flatMap((line) => line.split(' ')),
)

/** Addresses and ranges as people write them: `10.0.0.5`, `fd00::/8`. */
export function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', bits] = range.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    list.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family)
  }
  return list
}

/** IPv4 in IPv6 (`::ffff:10.0.0.1`) counts as the IPv4 address it is. */
const has = (list: BlockList, address: string): boolean => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

export const mayReach = (address: string, allowed: BlockList): boolean =>
  isIP(address) !== 0 && (!has(special, address) || has(allowed, address))
