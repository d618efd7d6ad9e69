import { buffer } from 'node:stream/consumers'
import { toJpeg } from '../../kernel/document/picture-of.ts'
import type { Picture } from '../../kernel/document/typeset.ts'
import type { Ctx } from '../../kernel/context.ts'
import { cleanCopyOf, copySize, readCopy } from '../../kernel/evidence/keep.actions.ts'
import { sizeWords } from '../../kernel/evidence/file-name.rules.ts'
import { fileTypes } from '../../kernel/evidence/file-type.contract.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { evidencePath } from './archive-name.rules.ts'
import { mostArchiveBytes, seesOriginal } from './dossier.rules.ts'
import type { Content, Evidence } from './dossier-content.rules.ts'

/** Which bytes of each piece of evidence go in, under which name. Throws, to be tried again, while a copy is still being drawn. */
export async function copiesOf(ctx: Ctx, { dossier, evidence }: Content): Promise<Evidence[]> {
  const copies = []
  for (const one of evidence) copies.push(await copyOf(ctx, one, dossier.side))
  const bytes = copies.reduce((sum, one) => sum + (one.copyBytes ?? (one.path === null ? 0 : one.bytes)), 0)
  if (bytes > mostArchiveBytes)
    throw new Refusal('dossier.evidence-too-large', { size: sizeWords(bytes), most: sizeWords(mostArchiveBytes) })
  return copies
}

async function copyOf(ctx: Ctx, one: Evidence, reader: Content['dossier']['side']): Promise<Evidence> {
  if (seesOriginal(reader, one.side, one.picture))
    return { ...one, copy: 'original', path: evidencePath(one.number, one.name, null) }
  const clean = await cleanCopyOf(ctx, one.file)
  if (clean === 'waiting') throw new Error(`the copy of ${one.file} is still being drawn`)
  if (clean === 'none') return { ...one, copy: 'missing', path: null }
  const path = evidencePath(one.number, one.name, extensionOf(clean.type))
  return { ...one, copy: 'clean', path, copySha256: clean.sha256, copyBytes: clean.bytes }
}

const extensionOf = (type: string): string => fileTypes.find((known) => known.type === type)?.extensions[0] ?? 'bin'

/** Small pictures for the index, by the number of the evidence. More than so many would make the document heavy. */
const mostThumbnails = 300

export async function thumbnailsOf(
  evidence: readonly Evidence[],
): Promise<{ pictures: Picture[]; names: Map<number, string> }> {
  const pictures: Picture[] = []
  const names = new Map<number, string>()
  for (const { number, picture, sha256 } of evidence) {
    if (!picture || pictures.length >= mostThumbnails || (await copySize(sha256, 'thumbnail')) === null) continue
    const name = `pictures/${String(number).padStart(3, '0')}.jpg`
    pictures.push({ name, bytes: await toJpeg(await buffer(await readCopy(sha256, 'thumbnail'))) })
    names.set(number, `/${name}`)
  }
  return { pictures, names }
}
