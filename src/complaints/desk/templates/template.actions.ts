import { namesOf } from '../../../kernel/access/people.ts'
import { hasRole, type Ctx } from '../../../kernel/context.ts'
import { record } from '../../../kernel/fact/record.ts'
import { newId } from '../../../kernel/id.ts'
import { found, refuse } from '../../../kernel/refusal.ts'
import { unknownGap } from './fill.rules.ts'
import {
  mostTemplates,
  placeholders,
  type Body,
  type TemplateSide,
  type TemplateVersion,
  type TemplateView,
} from './template.contract.ts'
import * as store from './template.store.ts'

/** A merchant keeps the replies of its shop; everybody else those of the platform and those there for all shops. */
export const scopeOf = ({ actor }: Pick<Ctx, 'actor'>): store.Scope =>
  actor.merchantId !== null && hasRole(actor, 'merchant')
    ? { side: 'merchant', merchantId: actor.merchantId }
    : { side: null, merchantId: null }

const inScope = (scope: store.Scope, { side, merchantId }: store.Template): boolean =>
  (scope.side === null || scope.side === side) && (merchantId === null || merchantId === scope.merchantId)
/** What somebody may change: the shop its own, the platform what belongs to no shop. */
const mayKeep = (scope: store.Scope, { merchantId }: store.Template): boolean => merchantId === scope.merchantId

export async function listTemplates(ctx: Ctx): Promise<{ rows: TemplateView[] }> {
  const scope = scopeOf(ctx)
  const rows = await store.templatesIn(ctx, scope)
  return { rows: rows.map(({ merchantId, ...row }) => ({ ...row, own: merchantId === scope.merchantId })) }
}

type Draft = Pick<TemplateView, 'name' | 'categories' | 'body'>

export async function addTemplate(ctx: Ctx, draft: Draft & { readonly side: TemplateSide }) {
  const scope = scopeOf(ctx)
  const side = scope.side ?? draft.side
  if (draft.body.kind === 'macro' && side === 'merchant') refuse('desk.macro-of-platform', { field: 'side' })
  await store.holdLists(ctx)
  await assertGood(ctx, { ...draft, side, merchantId: scope.merchantId, id: null })
  const id = newId('tpl')
  const { name, categories, body } = draft
  await store.saveTemplate(
    ctx,
    { id, side, merchantId: scope.merchantId, name, categories, body, version: 1, retired: false, uses: 0 },
    true,
  )
  await record(ctx, [{ kind: 'complaint-template.saved', subject: id, data: { version: 1, retired: false } }])
  return listTemplates(ctx)
}

type Change = Draft & { readonly id: string; readonly retired: boolean; readonly version: number }
export async function changeTemplate(ctx: Ctx, { id, version, ...change }: Change) {
  await store.holdLists(ctx)
  const before = found(await store.holdTemplate(ctx, id), 'template')
  if (!mayKeep(scopeOf(ctx), before)) refuse('not-found', { noun: 'template' })
  if (before.version !== version) refuse('desk.changed-meanwhile')
  if (before.body.kind !== change.body.kind) refuse('desk.template-kind', { field: 'body' })
  await assertGood(ctx, { ...before, ...change })
  await store.saveTemplate(ctx, { ...before, ...change, version: version + 1 }, false)
  const data = { version: version + 1, retired: change.retired }
  await record(ctx, [{ kind: 'complaint-template.saved', subject: id, data }])
  return listTemplates(ctx)
}

type Checked = Draft & { readonly id: string | null; readonly side: TemplateSide; readonly merchantId: string | null }
async function assertGood(ctx: Ctx, { id, side, merchantId, name, body }: Checked): Promise<void> {
  const all = (await store.templatesIn(ctx, { side, merchantId })).filter((one) => one.merchantId === merchantId)
  const others = all.filter((one) => one.id !== id)
  if (others.some((one) => one.name.toLowerCase() === name.toLowerCase()))
    refuse('desk.template-name-taken', { field: 'name', name })
  if (id === null && all.length >= mostTemplates) refuse('desk.templates-full', { most: mostTemplates })
  const unknown = unknownGap(side, body)
  if (unknown !== null)
    refuse('desk.placeholder-unknown', { field: 'body', name: unknown, known: placeholders[side].join(' ') })
  if (body.kind === 'macro') assertReplies(body, all)
}

/** A macro says only what stands in the list. */
function assertReplies(body: Extract<Body, { kind: 'macro' }>, all: readonly store.Template[]): void {
  for (const step of body.steps)
    if ('template' in step && !all.some((one) => one.id === step.template && one.body.kind === 'reply' && !one.retired))
      refuse('desk.macro-without-reply', { field: 'body' })
}

export async function listVersions(ctx: Ctx, id: string): Promise<{ rows: TemplateVersion[] }> {
  const template = found(await store.findTemplate(ctx, id), 'template')
  if (!inScope(scopeOf(ctx), template)) refuse('not-found', { noun: 'template' })
  const rows = await store.versionsOf(ctx, id)
  const names = await namesOf(ctx, [...new Set(rows.map(({ by }) => by))])
  // Who works at the platform is no business of a shop.
  const showsNames = scopeOf(ctx).merchantId === template.merchantId
  return {
    rows: rows.map(({ by, at, ...row }) => ({
      ...row,
      by: showsNames ? (names.get(by) ?? null) : null,
      at: at.toISOString(),
    })),
  }
}
