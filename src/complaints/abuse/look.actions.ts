import { shopsOfConsumers } from '../../kernel/access/people.ts'
import type { Ctx } from '../../kernel/context.ts'
import { hashesOf } from '../../kernel/evidence/evidence.actions.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { askOrders, type AskedOrder } from '../../marketplace/index.ts'
import { say } from '../complaint.actions.ts'
import { complainantOf } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { dayMs } from '../../kernel/calendar/span.ts'
import { confidenceOf, numberOf, signRules, thresholdsOf } from './abuse-numbers.actions.ts'
import type { Sign } from './abuse.contract.ts'
import * as store from './abuse.store.ts'
import { filedBy, honestOthers, type FiledRow } from './person.store.ts'
import { baseRates, countSigns, isUpheld, reached, type Filed, type Person, type Shown } from './sign.rules.ts'

/** So many others are compared with: enough for a share of one percent. */
const mostOthers = 200
/** As many orders as the marketplace answers at once. */
const mostAsked = 200

/** What is known of each of these persons. */
async function personsOf(ctx: Ctx, persons: readonly string[], since: Date): Promise<Map<string, Person>> {
  const rows = await filedBy(ctx, persons, since)
  const orders = await ordersOf(ctx, rows)
  const hashes = await hashesOf(
    ctx,
    rows.flatMap(({ files }) => files),
  )
  const shops = await shopsOfConsumers(ctx, persons)
  const byPerson = Map.groupBy(rows, ({ person }) => person)
  return new Map(
    persons.map((person) => [
      person,
      {
        shopId: shops.get(person) ?? null,
        filed: (byPerson.get(person) ?? []).map((row) => filedOf(row, orders.get(row.orderId ?? ''), hashes)),
      },
    ]),
  )
}

async function ordersOf(ctx: Ctx, rows: readonly FiledRow[]): Promise<Map<string, AskedOrder>> {
  const ids = [...new Set(rows.flatMap(({ orderId }) => orderId ?? []))]
  const orders = new Map<string, AskedOrder>()
  for (let from = 0; from < ids.length; from += mostAsked)
    for (const order of await askOrders(ctx, ids.slice(from, from + mostAsked))) orders.set(order.id, order)
  return orders
}

function filedOf(row: FiledRow, order: AskedOrder | undefined, hashes: ReadonlyMap<string, string>): Filed {
  const { id, merchantId, orderId, category, claimFen, outcome, merchantAsked, receivedAt, alike } = row
  const goods = order?.lines.filter((line) => row.lines.includes(line.id)) ?? []
  return {
    id,
    merchantId,
    orderId,
    category,
    claimFen,
    goodsFen: goods.length > 0 ? goods.reduce((sum, { amountFen }) => sum + amountFen, 0) : null,
    delivered: order?.deliveredAt ? order.deliveredAt < receivedAt : false,
    outcome,
    merchantAsked,
    hashes: row.files.flatMap((file) => hashes.get(file) ?? []),
    alike,
  }
}

/** After each complaint and each end of one: asks a person to look when a sign is there that nobody has looked at. */
export async function lookAt(ctx: Ctx, complaintId: string): Promise<void> {
  const complaint = await complaints.find(ctx, complaintId)
  const person = complaint && complainantOf(complaint)
  if (person) await openReview(ctx, person, 'found')
}

/** What was looked at before counts again only with more of it. */
const isNews = (shown: readonly Shown[], before: readonly store.Review[]): boolean =>
  shown.some(({ kind, count }) =>
    before.every(({ signs }) => count > (signs.find((sign) => sign.kind === kind)?.count ?? 0)),
  )

/** The review that was opened, or null when there is nothing to look at or somebody looks already. */
async function openReview(ctx: Ctx, person: string, because: 'found' | 'asked'): Promise<string | null> {
  const windowDays = numberOf(ctx, 'window')
  const since = new Date(ctx.now.getTime() - windowDays * dayMs)
  const limits = thresholdsOf(ctx)
  const own = (await personsOf(ctx, [person], since)).get(person)
  if (!own) return null
  const counted = countSigns(own, limits)
  const shown = reached(counted, limits)
  if (because === 'found' && !isNews(shown, await store.ofPersons(ctx, [person]))) return null
  const others = await honestOthers(ctx, person, since, mostOthers)
  const base = baseRates([...(await personsOf(ctx, others, since)).values()], limits)
  const least = numberOf(ctx, 'least-sample')
  const signs: Sign[] = shown.map(({ kind, count, cases }) => ({
    kind,
    count,
    threshold: limits[kind],
    rule: `abuse.${signRules[kind]}`,
    confidence: confidenceOf(ctx, kind),
    base: { same: base[kind], sample: others.length },
    shares: others.length >= least,
    cases: [...cases],
  }))
  const id = newId('abr')
  const upheld = own.filed.filter(({ outcome }) => isUpheld(outcome)).length
  if (!(await store.insert(ctx, { id, person, because, signs, complaints: own.filed.length, upheld, windowDays })))
    return null
  await record(ctx, [
    {
      kind: 'abuse.opened',
      subject: id,
      data: { because, signs: signs.map(({ kind }) => kind), complaints: own.filed.length },
    },
  ])
  return id
}

/** An agent asks for a look; also without a sign, which the review then says. Where somebody looks already, what was seen here is a note of its own. */
export async function askReview(ctx: Ctx, complaintId: string, why: string): Promise<string> {
  const complaint = found(await complaints.find(ctx, complaintId), 'complaint')
  const person = complainantOf(complaint) ?? refuse('abuse.person-unknown')
  // Why is for colleagues: a note in the case, where they look.
  const statement = await say(ctx, complaintId, {
    side: 'platform',
    kind: 'message',
    audience: ['platform'],
    text: why,
  })
  await record(ctx, [{ kind: 'complaint.note-added', subject: statement, data: { complaint: complaintId } }])
  return (await openReview(ctx, person, 'asked')) ?? (await openOf(ctx, person))
}

async function openOf(ctx: Ctx, person: string): Promise<string> {
  const reviews = await store.ofPersons(ctx, [person])
  return found(
    reviews.find(({ state }) => state === 'open' || state === 'to-confirm'),
    'abuse-review',
  ).id
}
