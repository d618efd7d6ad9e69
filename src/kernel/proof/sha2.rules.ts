/**
 * SHA-256 and SHA-512 (FIPS 180-4) in plain numbers, for the file that checks receipts: browsers give their own only to pages over HTTPS, and only
 * with a promise. The constants are worked out as the standard defines them, from the roots of the first primes.
 */
const primes = Array.from({ length: 410 }, (_, n) => n).filter(
  (n) => n > 1 && !Array.from({ length: n }, (_, d) => d).some((d) => d > 1 && n % d === 0),
)
const bits64 = (1n << 64n) - 1n
/** The first 64 bits behind the point of the square or cube root. */
function fraction(prime: number, root: 2 | 3): bigint {
  const shifted = BigInt(prime) << BigInt(64 * root)
  let [low, high] = [0n, 1n << 70n]
  while (high - low > 1n) {
    const middle = (low + high) >> 1n
    if (middle ** BigInt(root) <= shifted) low = middle
    else high = middle
  }
  return low & bits64
}
const rounds64 = primes.slice(0, 80).map((prime) => fraction(prime, 3))
const begin64 = primes.slice(0, 8).map((prime) => fraction(prime, 2))
const rounds32 = rounds64.slice(0, 64).map((word) => Number(word >> 32n))
const begin32 = begin64.map((word) => Number(word >> 32n))

export function sha256(bytes: Uint8Array): Uint8Array {
  const state = [...begin32]
  const view = new DataView(padded(bytes, 64).buffer)
  for (let at = 0; at < view.byteLength; at += 64) {
    const w = Array.from({ length: 16 }, (_, i) => view.getUint32(at + i * 4))
    const right = (x: number, n: number) => (x >>> n) | (x << (32 - n))
    for (let i = 16; i < 64; i += 1) {
      const [a, b] = [w[i - 15] ?? 0, w[i - 2] ?? 0]
      const s0 = right(a, 7) ^ right(a, 18) ^ (a >>> 3)
      const s1 = right(b, 17) ^ right(b, 19) ^ (b >>> 10)
      w.push(((w[i - 16] ?? 0) + s0 + (w[i - 7] ?? 0) + s1) | 0)
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
    for (let i = 0; i < 64; i += 1) {
      const s1 = right(e, 6) ^ right(e, 11) ^ right(e, 25)
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (rounds32[i] ?? 0) + (w[i] ?? 0)) | 0
      const t2 = ((right(a, 2) ^ right(a, 13) ^ right(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
      ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0]
    }
    ;[a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = ((state[i] ?? 0) + word) | 0))
  }
  const out = new DataView(new ArrayBuffer(32))
  state.forEach((word, i) => out.setUint32(i * 4, word >>> 0))
  return new Uint8Array(out.buffer)
}

export function sha512(bytes: Uint8Array): Uint8Array {
  const state = [...begin64]
  const view = new DataView(padded(bytes, 128).buffer)
  for (let at = 0; at < view.byteLength; at += 128) {
    const w = Array.from({ length: 16 }, (_, i) => view.getBigUint64(at + i * 8))
    const right = (x: bigint, n: bigint) => ((x >> n) | (x << (64n - n))) & bits64
    for (let i = 16; i < 80; i += 1) {
      const [a, b] = [w[i - 15] ?? 0n, w[i - 2] ?? 0n]
      const s0 = right(a, 1n) ^ right(a, 8n) ^ (a >> 7n)
      const s1 = right(b, 19n) ^ right(b, 61n) ^ (b >> 6n)
      w.push(((w[i - 16] ?? 0n) + s0 + (w[i - 7] ?? 0n) + s1) & bits64)
    }
    let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state
    for (let i = 0; i < 80; i += 1) {
      const s1 = right(e, 14n) ^ right(e, 18n) ^ right(e, 41n)
      const t1 = (h + s1 + ((e & f) ^ (~e & bits64 & g)) + (rounds64[i] ?? 0n) + (w[i] ?? 0n)) & bits64
      const t2 = (right(a, 28n) ^ right(a, 34n) ^ right(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c))
      ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) & bits64, c, b, a, (t1 + t2) & bits64]
    }
    ;[a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = ((state[i] ?? 0n) + word) & bits64))
  }
  const out = new DataView(new ArrayBuffer(64))
  state.forEach((word, i) => out.setBigUint64(i * 8, word))
  return new Uint8Array(out.buffer)
}

function padded(bytes: Uint8Array, block: 64 | 128): Uint8Array<ArrayBuffer> {
  const length = Math.ceil((bytes.length + 1 + block / 8) / block) * block
  const whole = new Uint8Array(length)
  whole.set(bytes)
  whole[bytes.length] = 0x80
  new DataView(whole.buffer).setBigUint64(length - 8, BigInt(bytes.length) * 8n)
  return whole
}
