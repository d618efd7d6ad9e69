import { dayMs } from '../../kernel/calendar/span.ts'
import type { Ctx } from '../../kernel/context.ts'
import type { NewFact } from '../../kernel/fact/fact.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { wordsFound } from '../../kernel/rulebook/wording.rules.ts'
import * as complaints from '../complaint.store.ts'
import { reachOf, type Reach } from '../intake/contact.store.ts'
import { listOf } from '../statement.store.ts'
import { alike, bandsOf, shingles } from './alike.rules.ts'
import { flagged } from './flag.actions.ts'
import { candidates, oneOfThemAtATime, ofSameOrder, type Person } from './neighbour.store.ts'
import * as store from './signal.store.ts'
import type { SignalKind } from './signal.contract.ts'

/** Alike enough to be shown; more of them would be a wall. */
const mostAlike = 10
const wordKinds = ['safety', 'minor', 'vulnerable', 'report'] as const

/**
 * Looks at everything the consumer has written so far, and where asked for at the complaints beside it. Run again it finds the same and says
 * nothing twice. However many are found of one kind, it is one fact with their number: a festival's thousand equal complaints are not a
 * thousand times ten things that happened.
 */
export async function detect(ctx: Ctx, complaintId: string, looks: { readonly neighbours: boolean }): Promise<void> {
  const reach = looks.neighbours ? await amongNeighbours(ctx, complaintId) : null
  const complaint = await complaints.hold(ctx, complaintId)
  if (!complaint) return
  const all = await listOf(ctx, complaintId)
  const said = all.filter(({ side }) => side === 'consumer')
  const byShop = all.filter(({ side }) => side === 'merchant').map(({ text }) => text)
  const claim = said.find(({ kind }) => kind === 'claim')?.text ?? ''
  const details = (await complaints.detailsOf(ctx, complaintId)).map(({ value }) => value)
  const found = [
    ...(reach ? await findNeighbours(ctx, { complaint, reach }, claim) : []),
    ...wordKinds.flatMap((kind) => findWords(ctx, kind, [...said.map(({ text }) => text), ...details].join('\n'))),
    // What is owed is owed without a condition: that somebody withdraws or takes a review down is none of the shop's to ask.
    ...findWords(ctx, 'condition', byShop.join('\n')),
  ]
  const news = new Map<SignalKind, NewFact>()
  for (const { kind, otherId = null, words = [], percent = null } of found) {
    const signal = { id: newId('sgn'), complaintId, kind, otherId, words, alike: percent }
    if (!(await store.noteSignal(ctx, signal))) continue
    const before = news.get(kind)?.data
    const data = before ? { ...before, count: Number(before['count']) + 1 } : { signal: kind, other: otherId, count: 1 }
    news.set(kind, { kind: 'complaint.signal-found', subject: complaintId, data })
    // Danger is acted on at once; a person may take it back.
    if (kind === 'safety') await flagged(ctx, complaintId, { flag: 'safety', on: true, by: 'words' })
  }
  await record(ctx, [...news.values()])
}

/** Two complaints that arrive together must see each other: whoever could be a neighbour waits; complaints of other shops and people do not. */
async function amongNeighbours(ctx: Ctx, complaintId: string): Promise<Reach> {
  const complaint = await complaints.find(ctx, complaintId)
  const reach = await reachOf(ctx, complaintId)
  if (complaint) await oneOfThemAtATime(ctx, { complaint, reach })
  return reach
}

type Found = {
  readonly kind: SignalKind
  readonly otherId?: string
  readonly words?: readonly string[]
  readonly percent?: number
}

async function findNeighbours(ctx: Ctx, person: Person, claim: string): Promise<Found[]> {
  const { complaint } = person
  const since = new Date(complaint.receivedAt.getTime() - number(ctx, 'duplicate-window') * dayMs)
  const sameOrder = await ofSameOrder(ctx, person, since)
  const runs = shingles(claim)
  const bands = bandsOf(runs)
  if (bands) await store.insertSketch(ctx, complaint.id, bands)
  const least = number(ctx, 'near-duplicate')
  const near = (bands ? await candidates(ctx, person, { bands, since }) : [])
    .map(({ id, text }) => ({ id, percent: alike(runs, shingles(text)) }))
    .filter(({ percent }) => percent >= least)
    .toSorted((a, b) => b.percent - a.percent)
    .slice(0, mostAlike)
  return [
    ...sameOrder.map(({ id }) => ({ kind: 'same-order' as const, otherId: id })),
    ...near.map(({ id, percent }) => ({ kind: 'near-duplicate' as const, otherId: id, percent })),
  ]
}

function findWords(ctx: Ctx, kind: (typeof wordKinds)[number] | 'condition', text: string): Found[] {
  const words = wordsFound(text, ctx.rulebook.ruleOf('wording', `complaint.words.${kind}`, shanghaiDay(ctx.now)))
  return words.length > 0 ? [{ kind, words }] : []
}

const number = (ctx: Ctx, id: string): number =>
  Number(ctx.rulebook.ruleOf('parameter', `complaint.${id}`, shanghaiDay(ctx.now)).value)
