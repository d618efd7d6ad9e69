import type { Ctx } from '../../../kernel/context.ts'
import { record } from '../../../kernel/fact/record.ts'
import { newId } from '../../../kernel/id.ts'
import { found, Refusal, refuse } from '../../../kernel/refusal.ts'
import type { Complaint } from '../../complaint.rules.ts'
import * as complaints from '../../complaint.store.ts'
import { assignComplaint } from '../../handling.actions.ts'
import { heldByUs } from '../../handled.actions.ts'
import { putTag } from '../desk.actions.ts'
import { setWatching, watchersOf } from '../desk.store.ts'
import { tagsOf } from '../tag.store.ts'
import { undoMinutes, type BulkAction } from './bulk.contract.ts'
import * as store from './bulk.store.ts'
import { setPriority } from './priority.actions.ts'

type Not = { readonly id: string; readonly receipt: string | null; readonly code: string }

/** In the order of the ids, so that two of these cannot wait for each other; what one complaint refuses keeps no other back. */
export async function doBulk(
  ctx: Ctx,
  { ids, action }: { readonly ids: readonly string[]; readonly action: BulkAction },
) {
  const changed: store.Changed[] = []
  const same: string[] = []
  const refused: Not[] = []
  for (const id of [...new Set(ids)].toSorted())
    try {
      const complaint = await heldByUs(ctx, id)
      const before = await valueOf(ctx, complaint, action)
      await apply(ctx, complaint, action)
      const after = await heldByUs(ctx, id)
      if (before === (await valueOf(ctx, after, action))) same.push(id)
      else changed.push({ complaintId: id, before, versionBefore: complaint.version, versionAfter: after.version })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push({ id, receipt: await receiptOf(ctx, id, error), code: error.code })
    }
  const id = newId('blk')
  const undoUntil = new Date(ctx.now.getTime() + undoMinutes * 60_000)
  await store.insertBulk(ctx, { id, action, undoUntil }, changed)
  const done = changed.map(({ complaintId }) => complaintId)
  await record(ctx, [{ kind: 'complaint-bulk.done', subject: id, data: { do: action.do, done: done.length } }])
  return { id, undoUntil: undoUntil.toISOString(), done, same, refused }
}

/** What does not exist for the caller has no number either. */
const receiptOf = async (ctx: Ctx, id: string, { code }: Refusal): Promise<string | null> =>
  code === 'not-found' ? null : ((await complaints.find(ctx, id))?.receipt ?? null)

async function apply(ctx: Ctx, complaint: Complaint, action: BulkAction): Promise<unknown> {
  const { id } = complaint
  switch (action.do) {
    case 'assign':
      return assignComplaint(ctx, { id, agentId: action.agentId })
    case 'tag':
      return putTag(ctx, { id, tag: action.tag, on: action.on })
    case 'watch':
      return setWatching(ctx, id, ctx.actor.id, action.on)
    case 'priority':
      return setPriority(ctx, complaint, action.on)
  }
}

/** The one thing that this action changes, as it stands now. */
async function valueOf(ctx: Ctx, complaint: Complaint, action: BulkAction): Promise<string | null> {
  const { id, agentId, urgency } = complaint
  switch (action.do) {
    case 'assign':
      return agentId
    case 'tag':
      return ((await tagsOf(ctx, [id])).get(id) ?? []).some((tag) => tag.id === action.tag) ? 'on' : 'off'
    case 'watch':
      return (await watchersOf(ctx, id)).includes(ctx.actor.id) ? 'on' : 'off'
    case 'priority':
      return urgency
  }
}

/** The action that leads back to what stood there before. */
function backTo(action: BulkAction, before: string | null): BulkAction {
  switch (action.do) {
    case 'assign':
      return { do: 'assign', agentId: before }
    case 'tag':
      return { ...action, on: before === 'on' }
    case 'watch':
      return { ...action, on: before === 'on' }
    case 'priority':
      return { ...action, on: before !== 'normal' }
  }
}

export async function undoBulk(ctx: Ctx, id: string) {
  const bulk = found(await store.holdBulk(ctx, id), 'bulk')
  if (bulk.by !== ctx.actor.id) refuse('not-found', { noun: 'bulk' })
  if (bulk.undoneAt !== null) refuse('desk.undone-already')
  if (bulk.undoUntil <= ctx.now) refuse('desk.undo-over', { minutes: undoMinutes })
  const undone: string[] = []
  const refused: Not[] = []
  for (const row of await store.rowsOf(ctx, id))
    try {
      await undoOne(ctx, row, bulk.action)
      undone.push(row.complaintId)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push({ id: row.complaintId, receipt: await receiptOf(ctx, row.complaintId, error), code: error.code })
    }
  await store.markUndone(ctx, id)
  await record(ctx, [{ kind: 'complaint-bulk.undone', subject: id, data: { undone: undone.length } }])
  return { undone, refused }
}

async function undoOne(ctx: Ctx, row: store.Changed, action: BulkAction): Promise<void> {
  const { complaintId, before, versionBefore, versionAfter } = row
  const complaint = await heldByUs(ctx, complaintId)
  if (complaint.version !== versionAfter) refuse('desk.changed-since')
  if ((await valueOf(ctx, complaint, action)) === before) refuse('desk.changed-since')
  await apply(ctx, complaint, backTo(action, before))
  const { version } = await heldByUs(ctx, complaintId)
  if (version !== versionAfter) await store.moveGround(ctx, complaintId, versionBefore, version)
}
