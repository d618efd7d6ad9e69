import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { Ctx } from '../context.ts'
import type { FileStore, Files } from '../evidence/file-store.ts'
import { BackupBroken, decryptAge, type Opener } from './age.ts'
import { readWhole } from './archive.ts'
import * as store from './backup.store.ts'
import type { Entry } from './tar.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const Listed = z.strictObject({
  name: z.string().regex(/^files\/[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64}\.age$/),
  key: z.string().regex(/^(content|derived)\/[0-9a-f/]{70}(\/(thumbnail|clean))?$/),
  bytes: z.int().nonnegative(),
  sha256,
  sealed_bytes: z.int().positive(),
  sealed_sha256: sha256,
})
export type Listed = z.infer<typeof Listed>

/** The files that a piece of the list names. */
export function filesIn({ name, bytes }: Entry): readonly Listed[] {
  if (!/^files\/\d{6}\.jsonl$/.test(name)) throw new BackupBroken('the archive holds something that no backup holds')
  const lines = bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
  return lines.map((line) => Listed.parse(JSON.parse(line)))
}

export type Taking = {
  readonly from: FileStore
  readonly to: Files
  readonly opener: Opener
  /** Where evidence does not lie yet. */
  readonly spool: string
}

/** Puts files back where evidence is kept, each under its hash; what lies there already stays. */
export async function takeFiles(ctx: Ctx, taking: Taking, files: readonly Listed[]): Promise<number> {
  let taken = 0
  for (const file of files) {
    // The bytes behind a key never change, so the same size is the same file.
    if ((await taking.to.store.size(file.key)) !== file.bytes) {
      await takeFile(taking, file)
      taken += 1
    }
    await store.saveFile(ctx, file)
  }
  return taken
}

async function takeFile({ from, to, opener, spool }: Taking, file: Listed): Promise<void> {
  await mkdir(spool, { recursive: true, mode: 0o700 })
  const draft = join(spool, `taken-${process.pid}`)
  const hash = createHash('sha256')
  const plain = async function* () {
    for await (const chunk of decryptAge(sealedOf(from, file), opener)) {
      hash.update(chunk)
      yield chunk
    }
  }
  try {
    await pipeline(Readable.from(plain()), createWriteStream(draft, { mode: 0o600 }))
    if (hash.digest('hex') !== file.sha256) throw new BackupBroken(`${file.name} holds another file than it did`)
    await to.store.put(file.key, draft)
  } finally {
    await rm(draft, { force: true })
  }
}

export const sealedOf = (from: FileStore, { name, sealed_bytes: bytes, sealed_sha256 }: Listed) =>
  readWhole(from, { name, bytes, sha256: sealed_sha256 })
