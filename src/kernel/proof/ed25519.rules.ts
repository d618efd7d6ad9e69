import { sha512 } from './sha2.rules.ts'

/** Checks Ed25519 (RFC 8032, 5.1.7), for the file that checks receipts: many phones cannot do it themselves yet. It only checks, so time tells nothing. */
const p = 2n ** 255n - 19n
const order = 2n ** 252n + 27742317777372353535851937790883648493n
const mod = (x: bigint): bigint => ((x % p) + p) % p
function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, mod(base)]
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = mod(result * square)
    square = mod(square * square)
  }
  return result
}
const d = mod(-121665n * power(121666n, p - 2n))
const rootOfMinusOne = power(2n, (p - 1n) / 4n)

/** Extended coordinates: x = X/Z, y = Y/Z, T = XY/Z. */
type Point = readonly [X: bigint, Y: bigint, Z: bigint, T: bigint]
const zero: Point = [0n, 1n, 1n, 0n]

function add([x1, y1, z1, t1]: Point, [x2, y2, z2, t2]: Point): Point {
  const a = mod((y1 - x1) * (y2 - x2))
  const b = mod((y1 + x1) * (y2 + x2))
  const c = mod(2n * t1 * t2 * d)
  const e = mod(2n * z1 * z2)
  const [f, g, h, i] = [b - a, e - c, e + c, b + a]
  return [mod(f * g), mod(h * i), mod(g * h), mod(f * i)]
}
function times(point: Point, scalar: bigint): Point {
  let [sum, double] = [zero, point]
  for (let rest = scalar; rest > 0n; rest >>= 1n) {
    if (rest & 1n) sum = add(sum, double)
    double = add(double, double)
  }
  return sum
}
const number = (bytes: Uint8Array): bigint => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)

/** Null when the bytes are no point, or not written the one way. */
function pointOf(bytes: Uint8Array): Point | null {
  const all = number(bytes)
  const odd = all >> 255n
  const y = all & (2n ** 255n - 1n)
  if (y >= p) return null
  const u = mod(y * y - 1n)
  const v = mod(d * y * y + 1n)
  let x = mod(u * v ** 3n) * power(u * v ** 7n, (p - 5n) / 8n)
  if (mod(v * x * x) !== u) x *= rootOfMinusOne
  x = mod(x)
  if (mod(v * x * x) !== u || (x === 0n && odd === 1n)) return null
  if ((x & 1n) !== odd) x = p - x
  return [x, y, 1n, mod(x * y)]
}
const base = pointOf(Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? 0x58 : 0x66))) ?? zero
const same = ([x1, y1, z1]: Point, [x2, y2, z2]: Point): boolean =>
  mod(x1 * z2 - x2 * z1) === 0n && mod(y1 * z2 - y2 * z1) === 0n

export function ed25519Signed(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (key.length !== 32 || signature.length !== 64) return false
  const [first, s] = [signature.slice(0, 32), number(signature.slice(32))]
  const [by, r] = [pointOf(key), pointOf(first)]
  if (!by || !r || s >= order) return false
  const said = new Uint8Array(64 + message.length)
  said.set(first)
  said.set(key, 32)
  said.set(message, 64)
  return same(times(base, s), add(r, times(by, number(sha512(said)) % order)))
}
