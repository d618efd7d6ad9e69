/** Bech32 (BIP 173) without its limit of ninety characters, as age writes its keys. */
const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
const checksumDigits = 6

export function toBech32(prefix: string, bytes: Uint8Array): string {
  const digits = regroup([...bytes], { from: 8, to: 5, pad: true }) ?? []
  const sum = checksum([...expanded(prefix), ...digits, ...Array.from({ length: checksumDigits }, () => 0)]) ^ 1
  const last = Array.from({ length: checksumDigits }, (_, at) => (sum >> (5 * (5 - at))) & 31)
  return `${prefix}1${[...digits, ...last].map((digit) => alphabet[digit]).join('')}`
}

/** Null when it is none, or when a character was mistyped. */
export function fromBech32(text: string): { readonly prefix: string; readonly bytes: Buffer } | null {
  if (text !== text.toLowerCase() && text !== text.toUpperCase()) return null
  const lower = text.toLowerCase()
  const at = lower.lastIndexOf('1')
  if (at < 1 || lower.length - at - 1 < checksumDigits) return null
  const prefix = lower.slice(0, at)
  const digits = Array.from(lower.slice(at + 1), (character) => alphabet.indexOf(character))
  if (digits.includes(-1) || checksum([...expanded(prefix), ...digits]) !== 1) return null
  const bytes = regroup(digits.slice(0, -checksumDigits), { from: 5, to: 8, pad: false })
  return bytes && { prefix, bytes: Buffer.from(bytes) }
}

const expanded = (prefix: string): number[] => [
  ...[...prefix].map((character) => character.charCodeAt(0) >> 5),
  0,
  ...[...prefix].map((character) => character.charCodeAt(0) & 31),
]

function checksum(digits: readonly number[]): number {
  let sum = 1
  for (const digit of digits) {
    const top = sum >>> 25
    sum = ((sum & 0x1ffffff) << 5) ^ digit
    generator.forEach((term, at) => {
      if ((top >>> at) & 1) sum ^= term
    })
  }
  return sum >>> 0
}

type Grouping = { readonly from: number; readonly to: number; readonly pad: boolean }
function regroup(groups: readonly number[], { from, to, pad }: Grouping): number[] | null {
  const done: number[] = []
  let held = 0
  let bits = 0
  for (const group of groups) {
    held = ((held << from) | group) & 0xfff
    bits += from
    while (bits >= to) {
      bits -= to
      done.push((held >> bits) & ((1 << to) - 1))
    }
  }
  const rest = (held << (to - bits)) & ((1 << to) - 1)
  if (pad) return bits > 0 ? [...done, rest] : done
  return bits >= from || rest !== 0 ? null : done
}
