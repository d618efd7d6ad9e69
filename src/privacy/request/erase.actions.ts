import { closeAccount } from '../../kernel/access/close-account.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { enqueueAll } from '../../kernel/job/enqueue.ts'
import { destroyKeys, eraseKind } from '../../kernel/person/erase.actions.ts'
import { closesAccount, nextLook, type Planned } from './erasure.rules.ts'
import * as ledger from './erasure.store.ts'
import { itemsOf, saveItems, type Item } from './item.store.ts'
import { answer } from './move.actions.ts'
import { numberOf } from './number.actions.ts'
import { lookAtErasure, wantedBy } from './plan-erasure.actions.ts'
import { isOpen, pass, type Request } from './request.rules.ts'
import * as store from './request.store.ts'
import * as restrictions from './restriction.store.ts'
import { erasedSubjects } from './subjects.rules.ts'

const mostAtOnce = 200
/** Each in a job of its own, one after the other for one request, so that two workers do not do the same. */
export async function startDue(ctx: Ctx): Promise<void> {
  const due = await ledger.dueToCarry(ctx, mostAtOnce)
  await enqueueAll(
    ctx,
    due.map((request) => {
      const key = `privacy-erase:${request}`
      return { name: 'privacy.erase', payload: { request }, key, queue: key, maxAttempts: 8 }
    }),
  )
}

/** Goes on where it was killed: what is gone is not found again, and only the last transaction says that it is done. */
export async function carryOutErasure(ctx: Ctx, id: string): Promise<void> {
  const going = await inTransaction(ctx, (inner) => begin(inner, id))
  if (!going) return
  for (const kind of going.kinds) {
    await eraseKind(ctx, going.ids, kind)
    await inTransaction(ctx, (inner) => kindGone(inner, id, kind))
  }
  await inTransaction(ctx, (inner) => finish(inner, id))
}

type Going = { readonly ids: readonly string[]; readonly kinds: readonly string[] }
async function begin(ctx: Ctx, id: string): Promise<Going | null> {
  const request = await store.hold(ctx, id)
  if (!request || request.carryAt === null || request.carryAt > ctx.now || !mayGoOn(request)) return null
  const ids = erasedSubjects(request)
  const { planned } = await lookAtErasure(ctx, wantedBy(request, ids))
  const before = new Map((await itemsOf(ctx, id)).map((one) => [one.item, one]))
  const items = itemsToSave(ctx, planned, before)
  await saveItems(ctx, id, items)
  if (request.state === 'scoping') {
    await store.save(ctx, { ...pass('begin', request), startedAt: ctx.now })
    await record(ctx, [{ kind: 'rights.erasure-begun', subject: id, data: { type: request.type } }])
  }
  // Also what a killed worker emptied and did not come to say.
  const kinds = (await itemsOf(ctx, id)).flatMap(({ item, outcome }) => (outcome === 'waiting' ? [item] : []))
  // First of all nobody comes in any more, so that nothing new is written while it goes.
  if (closesAccount(request.type) && !items.some(({ outcome }) => outcome === 'held'))
    for (const one of ids) await closeAccount(ctx, one)
  return { ids, kinds }
}
/** What is gone already is left alone; only when nothing is held any more is looked once more at everything, also at what came meanwhile. */
function itemsToSave(ctx: Ctx, planned: readonly Planned[], before: ReadonlyMap<string, Item>): Item[] {
  const wasHeld = [...before.values()].some(({ outcome }) => outcome === 'held')
  const all = wasHeld && !planned.some(({ outcome }) => outcome === 'held')
  return planned
    .filter(({ outcome }) => outcome !== 'needed')
    .filter(({ item, outcome }) => all || outcome !== 'goes' || before.get(item)?.outcome !== 'done')
    .map((one) => itemOf(ctx, one, before.get(one.item)))
}
const mayGoOn = ({ state }: Request): boolean => ['scoping', 'executing', 'notified', 'closed'].includes(state)

function itemOf(ctx: Ctx, { item, outcome, counted, ...why }: Planned, before: Item | undefined): Item {
  const most = Math.max(counted, before?.counted ?? 0)
  if (outcome === 'goes')
    return { item, counted: most, rule: null, until: null, heldBy: [], outcome: 'waiting', settledAt: null }
  return { item, counted, ...why, outcome: outcome === 'held' ? 'held' : 'kept', settledAt: ctx.now }
}

/** In one transaction: the person reads it, the ledger says it. */
async function kindGone(ctx: Ctx, id: string, kind: string): Promise<void> {
  const request = await store.hold(ctx, id)
  const item = (await itemsOf(ctx, id)).find((one) => one.item === kind)
  if (!request || item?.outcome !== 'waiting') return
  await saveItems(ctx, id, [{ ...item, outcome: 'done', settledAt: ctx.now }])
  const ids = erasedSubjects(request)
  const closes = closesAccount(request.type) && !(await itemsOf(ctx, id)).some(({ outcome }) => outcome === 'held')
  await ledger.addToLedger(ctx, { id: newId('ers'), request_id: id, ids, kind, closes })
  await record(ctx, [{ kind: 'rights.erased', subject: id, data: { item: kind, rows: item.counted } }])
}

async function finish(ctx: Ctx, id: string): Promise<void> {
  const request = await store.hold(ctx, id)
  if (!request || request.carryAt === null || !mayGoOn(request)) return
  const items = await itemsOf(ctx, id)
  if (items.some(({ outcome }) => outcome === 'waiting')) return
  const held = items.some(({ outcome }) => outcome === 'held')
  const ids = erasedSubjects(request)
  if (closesAccount(request.type) && !held) await forget(ctx, request, items)
  const carryAt = nextLook(items.map(plannedOf), ctx.now, numberOf(ctx, 'look-again'))
  if (isOpen(request)) {
    const all = items.length > 0 ? items : [{ ...nothing, settledAt: ctx.now }]
    await answer(ctx, { ...request, carryAt }, { items: all })
    return
  }
  await store.save(ctx, { ...request, carryAt })
  if (carryAt === null) await record(ctx, [{ kind: 'rights.erasure-complete', subject: id, data: { ids: ids.length } }])
}
const nothing: Item = {
  item: 'everything',
  outcome: 'nothing',
  counted: 0,
  rule: null,
  until: null,
  heldBy: [],
  settledAt: null,
}
const plannedOf = ({ outcome, until }: Item): Pick<Planned, 'outcome' | 'until'> => ({
  outcome: outcome === 'held' || outcome === 'kept' ? outcome : 'goes',
  until,
})

/** What a law keeps is stored and protected and nothing else (PIPL 47); the keys of what it does not are destroyed. */
async function forget(ctx: Ctx, request: Request, items: readonly Item[]): Promise<void> {
  const ids = erasedSubjects(request)
  const gone = items.flatMap(({ item, outcome }) => (outcome === 'done' ? [item] : []))
  await destroyKeys(ctx, ids, gone)
  if (items.some(({ outcome }) => outcome === 'kept')) await restrictions.restrict(ctx, request.id, ids)
}

const mostReplayed = 100_000
/** After an older state was put back: what the ledger says and this database has not seen is carried out again. */
export async function replayErasures(ctx: Ctx): Promise<void> {
  for (const { id, ids, kind, closes } of await ledger.notDone(ctx, mostReplayed)) {
    if (closes) for (const one of ids) await closeAccount(ctx, one)
    await eraseKind(ctx, ids, kind)
    await ledger.markDone(ctx, id)
  }
}
