import { WrongRootKey, type RootKey } from './root-key.ts'

// Plugged in once at the start of the process; a test plugs in its own.
let ring: readonly RootKey[] = []

/** The first wraps what is new; the others open what they wrapped before. */
export function plugInRootKeys(keys: readonly RootKey[]): void {
  ring = keys
}

export function rootKey(): RootKey {
  const [first] = ring
  if (!first) throw new WrongRootKey('the vault has no root key')
  return first
}

export function rootKeyNamed(id: string): RootKey {
  const found = ring.find((key) => key.id === id)
  if (!found) throw new WrongRootKey(`the vault needs root key ${id}`)
  return found
}
