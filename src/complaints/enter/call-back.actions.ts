import { namesOf } from '../../kernel/access/people.ts'
import type { Task } from '../../kernel/capability.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { categoryOf } from '../category.rules.ts'
import { say } from '../complaint.actions.ts'
import { handled } from '../handled.actions.ts'
import { readCursor, writeCursor } from '../../kernel/http/cursor.ts'
import type { CallBackRow } from './call-back.contract.ts'
import * as store from './call-back.store.ts'
import { maskCaller } from './caller.rules.ts'

/** Somebody was told when we call: from here on it stands on the desk until it was done. */
export async function promiseCall(ctx: Ctx, complaintId: string, dueAt: Date): Promise<store.CallBack> {
  const call = { complaintId, id: newId('cbk'), dueAt }
  await store.insertCallBack(ctx, call)
  const data = { callBack: call.id, dueAt: dueAt.toISOString() }
  await record(ctx, [{ kind: 'complaint.call-back-promised', subject: complaintId, data }])
  return call
}

export async function promiseAnother(ctx: Ctx, complaintId: string, dueAt: string): Promise<CallBackRow> {
  await handled(ctx, complaintId)
  const { id } = await promiseCall(ctx, complaintId, stillToCome(ctx, dueAt, 'dueAt'))
  return showOne(ctx, id)
}

export type Called = {
  readonly id: string
  readonly reached: boolean
  readonly note: string
  readonly againAt?: string | undefined
}

/** What was said stays among colleagues: a call is no answer of substance, that is given in the case. */
export async function noteCall(ctx: Ctx, { id, reached, note, againAt }: Called): Promise<CallBackRow> {
  const held = found(await store.holdCallBack(ctx, id), 'call-back')
  await handled(ctx, held.complaintId)
  if (held.doneAt !== null) refuse('entry.called-already')
  const again = againAt === undefined ? null : stillToCome(ctx, againAt, 'againAt')
  await store.saveCalled(ctx, id, reached)
  const said = { side: 'platform', kind: 'message', audience: ['platform'], text: note } as const
  const statement = await say(ctx, held.complaintId, said)
  const data = { callBack: id, reached, statement }
  await record(ctx, [{ kind: 'complaint.called-back', subject: held.complaintId, data }])
  if (again) await promiseCall(ctx, held.complaintId, again)
  return showOne(ctx, id)
}

function stillToCome(ctx: Ctx, at: string, field: string): Date {
  const instant = new Date(at)
  return instant > ctx.now ? instant : refuse('entry.call-back-past', { field })
}

async function showOne(ctx: Ctx, id: string): Promise<CallBackRow> {
  const [row] = await viewAll(ctx, await store.listCallBacks(ctx, { id }, { after: null, limit: 1 }))
  return found(row, 'call-back')
}

type Wanted = { readonly complaint?: string | undefined; readonly cursor?: string | undefined; readonly limit: number }
export async function listCallBacks(ctx: Ctx, { complaint, cursor, limit }: Wanted) {
  const rows = await store.listCallBacks(ctx, { complaint }, { after: readCursor(cursor), limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > limit && last ? writeCursor({ at: last.due_at, id: last.id }) : null
  return { rows: await viewAll(ctx, page), next }
}

async function viewAll(ctx: Ctx, rows: readonly store.CallBackRead[]): Promise<CallBackRow[]> {
  const names = await namesOf(ctx, [...new Set(rows.map((row) => row.promised_by))])
  return rows.map((row) => ({
    id: row.id,
    complaint: row.complaint_id,
    receipt: row.receipt,
    state: row.state,
    category: row.category,
    dueAt: row.due_at.toISOString(),
    caller: maskCaller(row),
    promisedBy: names.get(row.promised_by) ?? null,
    doneAt: row.done_at?.toISOString() ?? null,
    reached: row.reached,
  }))
}

/** Calls that were promised stand on the desk of every agent. */
export async function callBackTasks(ctx: Ctx, limit: number): Promise<readonly Task[]> {
  if (!hasRole(ctx.actor, 'agent')) return []
  const rows = await store.listCallBacks(ctx, {}, { after: null, limit })
  return rows.map((row) => ({
    title: { zh: '回电', en: 'Call back' },
    detail: `${row.receipt} · ${categoryOf(row.category).title.zh}`,
    href: '/complaints/calls',
    dueAt: row.due_at,
    kind: { zh: '约定的回电', en: 'A call that was promised' },
  }))
}
