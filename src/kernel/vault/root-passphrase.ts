import { hashRaw } from '@node-rs/argon2'
import { localRootKey, type RootKey } from './root-key.ts'

/** 64 MiB, three passes (RFC 9106, second recommended choice, with one lane) of argon2id: asked once at each start. */
const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1, outputLen: 32 }

/** `salt`: 16 bytes that belong to the installation and are no secret. */
export async function rootKeyOfPassphrase(passphrase: string, salt: Uint8Array): Promise<RootKey> {
  return localRootKey(await hashRaw(passphrase.normalize('NFKC'), { ...cost, salt }))
}
