import { stringify } from 'csv-stringify/sync'
import type { z } from 'zod'
import { namesOf } from '../../kernel/access/people.ts'
import type { Task } from '../../kernel/capability.ts'
import { clocksOf } from '../../kernel/clock/clock.actions.ts'
import { isStaff, type Ctx } from '../../kernel/context.ts'
import { filesOf } from '../../kernel/evidence/evidence.actions.ts'
import { record } from '../../kernel/fact/record.ts'
import { cut, readCursor } from '../../kernel/http/cursor.ts'
import { maskPersonName } from '../../kernel/reading/mask.rules.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { copyOf } from './copy.store.ts'
import { itemViews } from './item-views.actions.ts'
import { answerOf } from './proof.actions.ts'
import type * as contract from './request-routes.contract.ts'
import { CopyState, RequestType, type RequestRow, type RequestView } from './request.contract.ts'
import { sideOf, stepsFor, type Request } from './request.rules.ts'
import * as store from './request.store.ts'
import * as restrictions from './restriction.store.ts'
import { isOfficer, requestFound } from './step.actions.ts'
import { subjectsOf } from './subjects.rules.ts'
import { typeOf } from './type.rules.ts'

export async function rowViews(ctx: Ctx, requests: readonly Request[]): Promise<z.input<typeof RequestRow>[]> {
  const ids = requests.map(({ id }) => id)
  const clocks = new Map((await clocksOf(ctx, ids)).map((clock) => [clock.id, clock]))
  const others = requests.filter(({ accountId }) => accountId !== ctx.actor.id)
  const names = await namesOf(ctx, [...new Set(others.map(({ accountId }) => accountId))])
  return requests.map((request) => {
    const name = names.get(request.accountId)
    return {
      id: request.id,
      number: request.number,
      type: request.type,
      title: typeOf(request.type).title,
      state: request.state,
      person: name === undefined ? null : maskPersonName(name),
      receivedAt: request.receivedAt.toISOString(),
      closedAt: request.closedAt?.toISOString() ?? null,
      overdue: request.overdue,
      clock: clocks.get(request.clockId ?? '') ?? null,
    }
  })
}

export const showRequest = async (ctx: Ctx, id: string) => viewOf(ctx, await requestFound(ctx, id))
async function viewOf(ctx: Ctx, request: Request): Promise<z.input<typeof RequestView>> {
  const [row] = await rowViews(ctx, [request])
  if (!row) throw new Error(`privacy request ${request.id} has no row`)
  const restricted = await restrictions.isRestrictedBy(ctx, request.id)
  const other = request.duplicateOf === null ? undefined : await store.find(ctx, request.duplicateOf)
  return {
    ...row,
    law: typeOf(request.type).law,
    wish: request.wish,
    answer: request.answer,
    ground: request.ground,
    duplicateOf: other ? { id: other.id, number: other.number } : null,
    identityAt: request.identityAt?.toISOString() ?? null,
    answeredAt: request.answeredAt?.toISOString() ?? null,
    items: await itemViews(ctx, request),
    files: [...(await filesOf(ctx, request.id))],
    copy: await copyView(ctx, request),
    proof: await answerOf(ctx, request.id),
    erasure:
      request.certificate === null
        ? null
        : { carryAt: request.carryAt?.toISOString() ?? null, certificate: `/erasures/${request.certificate}` },
    restricted,
    // The family hears the answer; whose account it is, only whoever handles it.
    about: sideOf(ctx.actor, request) === 'officer' ? request.aboutId : null,
    steps: stepsFor(request, { actor: ctx.actor, restricted }),
    version: request.version,
  }
}

async function copyView(ctx: Ctx, request: Request): Promise<z.input<typeof RequestView>['copy']> {
  const copy = await copyOf(ctx, request.id)
  if (!copy) return null
  return {
    state: copy.state === 'ready' && copy.keep_until <= ctx.now ? 'expired' : CopyState.parse(copy.state),
    bytes: copy.bytes,
    sha256: copy.sha256,
    keepUntil: copy.keep_until.toISOString(),
    takenAt: copy.taken_at?.toISOString() ?? null,
  }
}

export async function listOwn(ctx: Ctx, { cursor, limit }: Input<typeof contract.listOwnRequests>) {
  const rows = await store.listOf(ctx, ctx.actor.id, { after: readCursor(cursor), limit: limit + 1 })
  const page = cut(rows, limit, (one) => store.placeOf('ended', one))
  const open = new Map((await store.openOf(ctx, ctx.actor.id)).map(({ type, id }) => [type, id]))
  const own = { accountId: ctx.actor.id, consumerId: ctx.actor.consumerId }
  return {
    rows: await rowViews(ctx, page.rows),
    next: page.next,
    types: RequestType.options
      .filter((type) => type !== 'closure' || !isStaff(ctx.actor))
      .map((type) => {
        const { title, law, wish, proof } = typeOf(type)
        return { type, title, law, wish, fresh: proof === 'fresh', open: open.get(type) ?? null }
      }),
    restrictedBy: await restrictions.restrictionOf(ctx, subjectsOf(own)),
  }
}

export async function listRequests(ctx: Ctx, { cursor, limit, ...filter }: Input<typeof contract.listRequests>) {
  const wanted = { ...filter, notOf: ctx.actor.id }
  const rows = await store.list(ctx, wanted, { after: readCursor(cursor), limit: limit + 1 })
  const page = cut(rows, limit, (one) => store.placeOf(filter.tab, one))
  return { rows: await rowViews(ctx, page.rows), next: page.next }
}

const mostExported = 5000
/** Numbers, types and times: no names leave with it. */
export async function exportRequests(ctx: Ctx, filter: Input<typeof contract.exportRequests>): Promise<string> {
  const found = await store.list(ctx, { ...filter, notOf: ctx.actor.id }, { after: null, limit: mostExported + 1 })
  const rows = found.slice(0, mostExported)
  await record(ctx, [{ kind: 'rights.listed', subject: ctx.actor.id, data: { tab: filter.tab, rows: rows.length } }])
  const lines: Record<string, unknown>[] = rows.map((one) => ({
    number: one.number,
    type: one.type,
    state: one.state,
    received_at: one.receivedAt.toISOString(),
    identity_at: one.identityAt?.toISOString() ?? null,
    answered_at: one.answeredAt?.toISOString() ?? null,
    closed_at: one.closedAt?.toISOString() ?? null,
    ground: one.ground,
    overdue: one.overdue ? 1 : 0,
  }))
  if (found.length > mostExported)
    lines.push({ number: `… only the first ${mostExported} rows / 仅前 ${mostExported} 行` })
  return stringify(lines, { header: true, bom: true, escape_formulas: true, record_delimiter: 'windows' })
}

/** What waits for an officer, or for the person to prove who they are. */
export async function requestTasks(ctx: Ctx, limit: number): Promise<readonly Task[]> {
  const page = { after: null, limit: Math.min(limit, 20) }
  const own = (await store.openOf(ctx, ctx.actor.id)).filter(({ state }) => state === 'identity')
  const queue = isOfficer(ctx) ? await store.list(ctx, { tab: 'open', notOf: ctx.actor.id }, page) : []
  const waits = queue.filter(({ type, state }) => state !== 'identity' && typeOf(type).carried === 'officer')
  return [
    ...own.map((one) => taskOf(one, { zh: '请核验身份', en: 'Prove who you are' }, '/my/privacy/requests')),
    ...waits.map((one) => taskOf(one, { zh: '个人信息请求待办', en: 'A request to handle' }, '/privacy/requests')),
  ]
}
const taskOf = (request: Request, title: Task['title'], folder: string): Task => ({
  title,
  detail: `${request.number} · ${typeOf(request.type).title.zh}`,
  href: `${folder}/${request.id}`,
  dueAt: request.nextDueAt,
  kind: { zh: '个人信息请求', en: 'Request' },
})
