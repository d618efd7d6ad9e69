import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { countLimit } from '../queue.contract.ts'
import type { TagColour } from './tag-mark.contract.ts'
import { mostTags, type TagView } from './tag.contract.ts'
import * as store from './tag.store.ts'

export async function listTags(ctx: Ctx): Promise<{ rows: TagView[] }> {
  const tags = await store.allTags(ctx)
  const counts = await store.openWith(
    ctx,
    tags.map(({ id }) => id),
    countLimit,
  )
  return { rows: tags.map((tag) => ({ ...tag, open: counts.get(tag.id) ?? 0 })) }
}

type Words = { readonly name: string; readonly colour: TagColour; readonly meaning: string }

export async function addTag(ctx: Ctx, words: Words): Promise<{ rows: TagView[] }> {
  await store.holdList(ctx)
  const tags = await store.allTags(ctx)
  refuseTaken(tags, words.name)
  if (tags.length >= mostTags) refuse('desk.tags-full', { most: mostTags })
  const id = newId('tag')
  await store.insertTag(ctx, { id, ...words })
  await record(ctx, [{ kind: 'complaint-tag.saved', subject: id, data: { retired: false } }])
  return listTags(ctx)
}

type Change = Words & { readonly id: string; readonly retired: boolean; readonly version: number }

export async function changeTag(ctx: Ctx, { version, ...change }: Change): Promise<{ rows: TagView[] }> {
  await store.holdList(ctx)
  const before = found(await store.holdTag(ctx, change.id), 'tag')
  if (before.version !== version) refuse('desk.changed-meanwhile')
  refuseTaken(
    (await store.allTags(ctx)).filter(({ id }) => id !== change.id),
    change.name,
  )
  await store.saveTag(ctx, { ...change, version: version + 1 })
  await record(ctx, [{ kind: 'complaint-tag.saved', subject: change.id, data: { retired: change.retired } }])
  return listTags(ctx)
}

function refuseTaken(tags: readonly store.Tag[], name: string): void {
  if (tags.some((tag) => tag.name.toLowerCase() === name.toLowerCase()))
    refuse('desk.tag-name-taken', { field: 'name', name })
}
