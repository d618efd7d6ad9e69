import { namesOf, peopleWithRole } from '../../kernel/access/people.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { say } from '../complaint.actions.ts'
import { handled, heldByUs } from '../handled.actions.ts'
import { deskRoles, type Colleague, type DeskView } from './desk.contract.ts'
import * as store from './desk.store.ts'
import { holdTag, mark, tagsOf } from './tag.store.ts'

export async function showDesk(ctx: Ctx, id: string): Promise<DeskView> {
  await handled(ctx, id)
  const notes = await store.notesOf(ctx, id)
  const mentions = Map.groupBy(await store.mentionsOf(ctx, id), (one) => one.statement_id)
  const watchers = await store.watchersOf(ctx, id)
  const people = [...notes.map(({ author }) => author), ...[...mentions.values()].flat().map((m) => m.account_id)]
  const names = await namesOf(ctx, [...new Set([...people, ...watchers])])
  const named = (ids: readonly string[]) => ids.map((one) => ({ id: one, name: names.get(one) ?? '—' }))
  return {
    notes: notes.map((note) => ({
      id: note.id,
      author: names.get(note.author) ?? null,
      text: note.text,
      at: note.at.toISOString(),
      mentions: named((mentions.get(note.id) ?? []).map((one) => one.account_id)),
    })),
    watchers: named(watchers),
    watching: watchers.includes(ctx.actor.id),
    tags: (await tagsOf(ctx, [id])).get(id) ?? [],
  }
}

/** Everybody at the desk but the one who asks. */
export async function colleagues(ctx: Ctx): Promise<Colleague[]> {
  const people = await peopleWithRole(ctx, deskRoles)
  return people.filter(({ id }) => id !== ctx.actor.id).map(({ id, name }) => ({ id, name }))
}

type NewNote = { readonly id: string; readonly text: string; readonly mentions: readonly string[] }

/** A note moves nothing: neither a clock nor the version of the complaint, so that nobody's step is refused because of it. */
export async function addNote(ctx: Ctx, { id, text, mentions }: NewNote): Promise<DeskView> {
  await heldByUs(ctx, id)
  const named = [...new Set(mentions)]
  const known = new Set((await peopleWithRole(ctx, deskRoles)).map((one) => one.id))
  if (named.some((one) => !known.has(one))) refuse('desk.no-such-colleague', { field: 'mentions' })
  const statement = await say(ctx, id, { side: 'platform', kind: 'message', audience: ['platform'], text })
  await store.insertMentions(ctx, id, statement, named)
  await record(ctx, [{ kind: 'complaint.note-added', subject: statement, data: { complaint: id, mentions: named } }])
  return showDesk(ctx, id)
}

export async function watchComplaint(ctx: Ctx, { id, on }: { id: string; on: boolean }): Promise<DeskView> {
  await handled(ctx, id)
  await store.setWatching(ctx, id, ctx.actor.id, on)
  return showDesk(ctx, id)
}

type Tagging = { readonly id: string; readonly tag: string; readonly on: boolean }
export async function tagComplaint(ctx: Ctx, tagging: Tagging): Promise<DeskView> {
  await heldByUs(ctx, tagging.id)
  await putTag(ctx, tagging)
  return showDesk(ctx, tagging.id)
}

/** Whether anything changed. */
export async function putTag(ctx: Ctx, { id, tag, on }: Tagging): Promise<boolean> {
  const { name, retired } = found(await holdTag(ctx, tag), 'tag')
  if (on && retired) refuse('desk.tag-retired', { field: 'tag', name })
  const changed = await mark(ctx, id, tag, on)
  if (changed) await record(ctx, [{ kind: on ? 'complaint.tagged' : 'complaint.untagged', subject: id, data: { tag } }])
  return changed
}
