/**
 * Checks proofs of a Merkle tree (RFC 6962; the steps are those of RFC 9162, 2.1.3.2 and 2.1.4.2). Needs nothing but a hash, so that the same lines run
 * in a browser and in the file that anybody can check a receipt with.
 */
export type Hash = (bytes: Uint8Array) => Uint8Array
type Path = readonly Uint8Array[]
const hashBytes = 32

/** What was recorded as number `index` is under this root of a tree of `size`. False for anything else, also for what is no proof at all. */
export function includes(
  sha256: Hash,
  { leaf, index, size, path, root }: { leaf: Uint8Array; index: number; size: number; path: Path; root: Uint8Array },
): boolean {
  if (!counts(index, size) || index >= size || ![leaf, root, ...path].every(isHash)) return false
  let [at, last] = [index, size - 1]
  let hash = leaf
  for (const beside of path) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      hash = node(sha256, beside, hash)
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else hash = node(sha256, hash, beside)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && same(hash, root)
}

/** The tree of `newSize` begins with everything that the tree of `oldSize` held, in its order, and only adds to it. */
export function continues(
  sha256: Hash,
  {
    oldSize,
    newSize,
    path,
    oldRoot,
    newRoot,
  }: { oldSize: number; newSize: number; path: Path; oldRoot: Uint8Array; newRoot: Uint8Array },
): boolean {
  if (!counts(oldSize, newSize) || oldSize > newSize || ![oldRoot, newRoot, ...path].every(isHash)) return false
  if (oldSize === newSize) return path.length === 0 && same(oldRoot, newRoot)
  // Every tree begins with nothing; there is nothing to prove, and nothing that looks like a proof is taken.
  if (oldSize === 0) return path.length === 0 && same(oldRoot, sha256(new Uint8Array()))
  const [first, ...rest] = isPowerOfTwo(oldSize) ? [oldRoot, ...path] : path
  if (first === undefined) return false
  let [at, last] = [oldSize - 1, newSize - 1]
  while (isOdd(at)) [at, last] = [half(at), half(last)]
  let [before, after] = [first, first]
  for (const beside of rest) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      before = node(sha256, beside, before)
      after = node(sha256, beside, after)
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else after = node(sha256, after, beside)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && same(before, oldRoot) && same(after, newRoot)
}

/** A leaf and an inner node can never be mistaken for each other. */
export const leafInput = (content: Uint8Array): Uint8Array => joined(Uint8Array.of(0), content)
export const nodeInput = (left: Uint8Array, right: Uint8Array): Uint8Array => joined(Uint8Array.of(1), left, right)
const node = (sha256: Hash, left: Uint8Array, right: Uint8Array): Uint8Array => sha256(nodeInput(left, right))

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

// Sizes may pass 2^31, so that bit operations would lie.
const half = (number: number): number => Math.floor(number / 2)
const isOdd = (number: number): boolean => number % 2 === 1
const isPowerOfTwo = (number: number): boolean => {
  let left = number
  while (left > 1 && !isOdd(left)) left = half(left)
  return left === 1
}
const counts = (...numbers: readonly number[]): boolean =>
  numbers.every((number) => Number.isSafeInteger(number) && number >= 0)
const isHash = (bytes: Uint8Array): boolean => bytes.length === hashBytes
const same = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at])
