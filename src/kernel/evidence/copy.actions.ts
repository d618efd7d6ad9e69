import type { Ctx } from '../context.ts'
import { record } from '../fact/record.ts'
import { newId } from '../id.ts'
import * as store from './evidence.store.ts'

/**
 * The same files for another thing: a case that grows out of another takes its evidence along. The bytes are kept once; who may
 * see the copy is who may see the other thing. Answers which copy came from which file; what is not stored is left out.
 */
export async function copyFiles(
  ctx: Ctx,
  fileIds: readonly string[],
  subject: string,
): Promise<ReadonlyMap<string, string>> {
  const copies = new Map<string, string>()
  const held = await holdAll(ctx, [...new Set(fileIds)])
  for (const file of held.filter(({ state }) => state === 'stored')) {
    const id = newId('fil')
    await store.insertCopy(ctx, { id, of: file.id, subject })
    copies.set(file.id, id)
    await record(ctx, [
      { kind: 'evidence.attached', subject, data: { file: id, sha256: file.sha256, copyOf: file.id } },
    ])
  }
  return copies
}

const holdAll = (ctx: Ctx, ids: readonly string[]) => (ids.length === 0 ? [] : store.holdFiles(ctx, ids))
