import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { isFresh } from '../../kernel/access/step-up/fresh.actions.ts'
import { dayMs, minuteMs } from '../../kernel/calendar/span.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { dataKinds } from '../../kernel/declared/read-declared.ts'
import { keepMade, putContent, releaseFiles, serveMade, spoolFolder } from '../../kernel/evidence/keep.actions.ts'
import { record } from '../../kernel/fact/record.ts'
import type { RawReply } from '../../kernel/http/handle.ts'
import { newId } from '../../kernel/id.ts'
import { everythingOf, type HeldTable } from '../../kernel/person/copy.actions.ts'
import { refuse } from '../../kernel/refusal.ts'
import { copyFiles } from './copy-files.rules.ts'
import * as copies from './copy.store.ts'
import { plainItem, type Item } from './item.store.ts'
import { answer } from './move.actions.ts'
import { assertSettled, numberOf } from './number.actions.ts'
import { packCopy, type Uploaded } from './pack-copy.actions.ts'
import { pass, sideOf, type Request } from './request.rules.ts'
import * as store from './request.store.ts'
import { subjectsOf } from './subjects.rules.ts'

/** Made again when a worker died in between: only the last transaction says that it is there. */
export async function makeCopy(ctx: Ctx, id: string): Promise<void> {
  const request = await store.find(ctx, id)
  if (request?.state !== 'executing') return
  const target = join(spoolFolder(), `copy-${randomUUID()}.zip`)
  try {
    const held = await everythingOf(ctx, subjectsOf(request))
    const about = { number: request.number, at: ctx.now.toISOString(), ids: subjectsOf(request) }
    const texts = copyFiles(about, held, dataKinds())
    await packCopy({ texts, files: uploadsIn(held), target, madeAt: ctx.now })
    const content = await putContent(ctx, target)
    await inTransaction(ctx, (inner) => finish(inner, { id, content, items: itemsOf(ctx, held) }))
  } finally {
    await rm(target, { force: true })
  }
}

/** The files that the person handed in, as they came. */
function uploadsIn(held: readonly HeldTable[]): Uploaded[] {
  const rows = held.find(({ table }) => table === 'kernel.file')?.rows ?? []
  return rows.flatMap(({ id, name, sha256 }) =>
    typeof sha256 === 'string'
      ? [{ path: `files/${String(id)}-${String(name).replaceAll(/[/\\\0]/g, '_')}`, sha256 }]
      : [],
  )
}
function itemsOf({ now }: Ctx, held: readonly HeldTable[]): Item[] {
  const counted = new Map<string, number>()
  for (const { kinds, rows } of held)
    for (const kind of new Set(kinds.values())) counted.set(kind, (counted.get(kind) ?? 0) + rows.length)
  return [...counted].map(([kind, n]) => ({ ...plainItem(kind, 'done', now), counted: n }))
}

type Made = {
  readonly id: string
  readonly content: { readonly sha256: string; readonly bytes: number }
  readonly items: readonly Item[]
}
async function finish(ctx: Ctx, { id, content, items }: Made): Promise<void> {
  const request = await store.hold(ctx, id)
  if (request?.state !== 'executing') return
  const copy = newId('pcy')
  const file = await keepMade(ctx, {
    ...content,
    name: `${request.number}.zip`,
    type: 'application/zip',
    subject: copy,
  })
  await copies.insertCopy(ctx, {
    request_id: id,
    id: copy,
    file_id: file.id,
    sha256: content.sha256,
    bytes: content.bytes,
    made_at: ctx.now,
    keep_until: new Date(ctx.now.getTime() + numberOf(ctx, 'copy-days') * dayMs),
  })
  const data = { sha256: content.sha256, bytes: content.bytes }
  await record(ctx, [{ kind: 'rights.copy-made', subject: id, data }])
  await answer(ctx, request, { items: items.length > 0 ? items : [plainItem('copy', 'nothing', ctx.now)], waits: true })
}

type Asking = { readonly id: string; readonly session: string | null }
/** By whoever asked, signed in and proved just now. A link alone opens nothing. */
async function mayFetch(ctx: Ctx, { id, session }: Asking): Promise<Request> {
  const request = await store.find(ctx, id)
  if (!request || sideOf(ctx.actor, request) !== 'person') return refuse('not-found', { noun: 'privacy-request' })
  const minutes = numberOf(ctx, 'fresh')
  if (!(await isFresh(ctx, { minutes }, session))) refuse('privacy-request.sign-in-again', { minutes })
  await assertSettled(ctx)
  return request
}
/** For a page: says no in words before the browser begins to download. */
export async function openCopy(ctx: Ctx, asking: Asking): Promise<{ path: string }> {
  const request = await mayFetch(ctx, asking)
  assertThere(ctx, await copies.copyOf(ctx, request.id))
  return { path: `/api/privacy/requests/${request.id}/copy` }
}
export async function fetchCopy(
  ctx: Ctx,
  { headers, ...asking }: Asking & { readonly headers: IncomingHttpHeaders },
): Promise<RawReply> {
  const request = await mayFetch(ctx, asking)
  const file = await inTransaction(ctx, (inner) => begin(inner, request))
  return serveMade(ctx, file, headers)
}
async function begin(ctx: Ctx, request: Request): Promise<string> {
  const copy = assertThere(ctx, await copies.holdCopy(ctx, request.id))
  if (copy.taken_at !== null) return copy.file_id
  await copies.beginTaking(ctx, request.id)
  await record(ctx, [{ kind: 'rights.copy-taken', subject: request.id, data: { sha256: copy.sha256 } }])
  return copy.file_id
}
function assertThere(ctx: Ctx, found: copies.CopyRow | undefined): copies.CopyRow {
  const copy = found ?? refuse('privacy-request.no-copy')
  const again = numberOf(ctx, 'copy-again') * minuteMs
  const over = copy.taken_at !== null && ctx.now.getTime() - copy.taken_at.getTime() > again
  if (copy.state === 'expired' || (copy.taken_at === null && copy.keep_until <= ctx.now))
    refuse('privacy-request.copy-expired')
  if (copy.state === 'taken' || over) refuse('privacy-request.copy-taken')
  return copy
}

const mostAtOnce = 200
/** What was fetched, or waited too long, is taken away; the request is closed with it. */
export async function endCopies(ctx: Ctx): Promise<void> {
  const takenBefore = new Date(ctx.now.getTime() - numberOf(ctx, 'copy-again') * minuteMs)
  for (const copy of await copies.listOver(ctx, takenBefore, mostAtOnce)) {
    await releaseFiles(ctx, copy.id)
    await copies.endCopy(ctx, copy.request_id, copy.taken_at === null ? 'expired' : 'taken')
    const request = await store.hold(ctx, copy.request_id)
    if (request?.state === 'notified') await store.save(ctx, { ...pass('close', request), closedAt: ctx.now })
    const data = { fetched: copy.taken_at !== null }
    await record(ctx, [{ kind: 'rights.copy-removed', subject: copy.request_id, data }])
  }
}
