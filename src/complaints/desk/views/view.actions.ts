import { hasRole, type Ctx } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/id.ts'
import { found, refuse } from '../../../kernel/refusal.ts'
import { filterOf } from '../../queue-filter.rules.ts'
import { countLimit } from '../../queue.contract.ts'
import { count } from '../../queue.store.ts'
import { mostShown, mostViews, type SavedView } from './view.contract.ts'
import * as store from './view.store.ts'

export async function listViews(ctx: Ctx): Promise<{ rows: SavedView[]; limit: number }> {
  const rows: SavedView[] = []
  for (const { owner, ...view } of await store.viewsFor(ctx, mostShown))
    rows.push({
      ...view,
      own: owner === ctx.actor.id,
      count: await count(ctx, filterOf(ctx, view.filter), countLimit),
    })
  return { rows, limit: countLimit }
}

type Draft = Pick<SavedView, 'name' | 'shared' | 'filter' | 'columns'>

export async function addView(ctx: Ctx, draft: Draft) {
  await store.holdViews(ctx)
  if ((await store.ownViews(ctx)) >= mostViews) refuse('desk.views-full', { most: mostViews })
  await store.saveView(ctx, { ...draft, id: newId('svw'), owner: ctx.actor.id, version: 1 })
  return listViews(ctx)
}

export async function changeView(ctx: Ctx, { id, version, ...draft }: Draft & { id: string; version: number }) {
  await store.holdViews(ctx)
  const before = await own(ctx, id)
  if (before.version !== version) refuse('desk.changed-meanwhile')
  await store.saveView(ctx, { ...before, ...draft, version: version + 1 })
  return listViews(ctx)
}

export async function removeView(ctx: Ctx, id: string) {
  await store.holdViews(ctx)
  await own(ctx, id)
  await store.deleteView(ctx, id)
  return listViews(ctx)
}

/** One's own; a shared one is also the administrator's to tidy up. Somebody else's does not exist. */
async function own(ctx: Ctx, id: string): Promise<store.View> {
  const view = found(await store.holdView(ctx, id), 'view')
  const may = view.owner === ctx.actor.id || (view.shared && hasRole(ctx.actor, 'admin'))
  return may ? view : refuse('not-found', { noun: 'view' })
}
