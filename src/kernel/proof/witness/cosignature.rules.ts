import { readSignature, signatureLine } from '../checkpoint.rules.ts'
import { signerOf, verifierOf } from '../log-key.ts'

/** C2SP tlog-cosignature: a witness signs the checkpoint together with the second in which it saw it. */
const cosignature = 4
const said = (text: string, seconds: number): string => `cosignature/v1\ntime ${seconds}\n${text}`

export type WitnessKey = {
  readonly name: string
  readonly verifier: string
  /** The line that goes under the checkpoint. `text`: what the log signed, to the byte. */
  cosigned(text: string, at: Date): string
}

export function witnessKeyOf(name: string, seed: Uint8Array): WitnessKey {
  const { keyHash, verifier, sign } = signerOf(name, seed, cosignature)
  return {
    name,
    verifier,
    cosigned: (text, at) => {
      const seconds = Math.floor(at.getTime() / 1000)
      const time = Buffer.alloc(8)
      time.writeBigUInt64BE(BigInt(seconds))
      return signatureLine({ name, keyHash, signature: Buffer.concat([time, sign(said(text, seconds))]) })
    },
  }
}

/** When this witness signed exactly this checkpoint; null when the line is not its signature. */
export function cosignedAt(text: string, line: string, verifier: string): Date | null {
  const known = verifierOf(verifier, cosignature)
  const read = readSignature(line.trimEnd())
  if (!known || !read || read.name !== known.name || !known.keyHash.equals(read.keyHash)) return null
  if (read.signature.length !== 72) return null
  const seconds = Number(Buffer.from(read.signature).readBigUInt64BE(0))
  if (!Number.isSafeInteger(seconds) || seconds > 8.64e12) return null
  return known.signed(said(text, seconds), read.signature.slice(8)) ? new Date(seconds * 1000) : null
}

/** The name of a witness, when the text is what one is known by. */
export const witnessName = (verifier: string): string | null => verifierOf(verifier, cosignature)?.name ?? null
