import { fileTypes, type FileType } from '../../../src/kernel/evidence/file-type.contract.ts'

export type Unfit =
  | { readonly why: 'empty' }
  | { readonly why: 'tooMany' }
  | { readonly why: 'wrongType' }
  | { readonly why: 'tooLarge'; readonly maxBytes: number }

const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

export const typeFor = (file: Pick<File, 'name' | 'type'>): FileType | undefined =>
  fileTypes.find(({ extensions }) => extensions.includes(extensionOf(file.name))) ??
  fileTypes.find(({ type }) => type === file.type)

/** What the server would refuse anyway, said before a byte is sent. */
export function unfit(file: Pick<File, 'name' | 'type' | 'size'>, free: number): Unfit | null {
  if (free <= 0) return { why: 'tooMany' }
  if (file.size === 0) return { why: 'empty' }
  const type = typeFor(file)
  if (!type) return { why: 'wrongType' }
  return file.size > type.maxBytes ? { why: 'tooLarge', maxBytes: type.maxBytes } : null
}

export const allowedExtensions = fileTypes.flatMap(({ extensions }) => extensions.slice(0, 1))
/** For the file chooser: only what is on the list is offered, so a phone converts its pictures. */
export const accept = fileTypes
  .flatMap(({ type, extensions }) => [type, ...extensions.map((one) => `.${one}`)])
  .join(',')
