import { rootKey, rootKeyNamed } from '../vault/root.ts'

/** The seed of a signing key as it is stored: wrapped by a root key of the vault, and good under its own name only. */
export type WrappedSeed = { readonly root: string; readonly wrapped: Buffer }

export async function wrapSeed(seed: Uint8Array, name: string): Promise<WrappedSeed> {
  const root = rootKey()
  return { root: root.id, wrapped: await root.wrap(seed, name) }
}

export const openSeed = ({ root, wrapped }: WrappedSeed, name: string): Promise<Uint8Array> =>
  rootKeyNamed(root).unwrap(wrapped, name)
