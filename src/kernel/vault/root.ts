import { WrongRootKey, type RootKey } from './root-key.ts'

export type RootSource = 'file' | 'passphrase' | 'cards'

// Plugged in once at the start of the process; a test plugs in its own.
let ring: readonly RootKey[] = []
let source: RootSource = 'file'

/** The first wraps what is new; the others open what they wrapped before. */
export function plugInRootKeys(keys: readonly RootKey[], from: RootSource = 'file'): void {
  ring = keys
  source = from
}
/** Where the one that wraps comes from. */
export const rootSource = (): RootSource => source

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
