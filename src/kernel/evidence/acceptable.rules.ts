import { Refusal } from '../refusal.ts'
import { cleanName, extensionOf, sizeWords } from './file-name.rules.ts'
import { fileTypes, type FileType } from './file-type.contract.ts'
import { claimedType } from './sniff.rules.ts'

export type Offered = { readonly name: string; readonly bytes: number; readonly type: string }
export type Accepted = { readonly name: string; readonly type: FileType }

/** What can be said of a file before its bytes are looked at: its name, the type it claims, its size. */
export function acceptable(offered: Offered): Accepted {
  const name = cleanName(offered.name)
  if (name === null) throw new Refusal('file.name-unusable')
  const type = claimedType(offered.type, extensionOf(name))
  if (type === null) {
    const allowed = fileTypes.map(({ extensions }) => extensions[0]).join(', ')
    throw new Refusal('file.type-not-allowed', { name, allowed })
  }
  if (offered.bytes > type.maxBytes)
    throw new Refusal('file.too-large', {
      name,
      size: sizeWords(offered.bytes),
      maxSize: sizeWords(type.maxBytes),
      maxBytes: type.maxBytes,
    })
  return { name, type }
}
