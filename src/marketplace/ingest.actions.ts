import type { Ctx } from '../kernel/context.ts'
import { nouns, type Noun } from './noun.contract.ts'
import type { Thing } from './noun.rules.ts'
import { effectOf, isNewer, newestOfEach, type Effect, type Known } from './version.rules.ts'
import * as consumers from './consumer.store.ts'
import * as store from './noun.store.ts'

/**
 * Takes in what was said, in any order and any number of times; the answer says for each what it changed. Only what is newer
 * than what is known is written, so hearing everything again writes nothing. `dry` only looks.
 */
export async function ingest(ctx: Ctx, things: readonly Thing[], dry = false): Promise<readonly Effect[]> {
  if (!dry) await store.holdOrders(ctx, [...new Set(things.flatMap(meetingPlaces))])
  const effects = new Map<Thing, Effect>()
  for (const noun of nouns) {
    const these = things.filter((thing) => thing.noun === noun)
    if (these.length > 0) await ingestNoun(ctx, { noun, things: these, effects, dry })
  }
  const changed = things.filter((thing) => effects.get(thing) === 'applied')
  if (!dry) await store.settleOrders(ctx, [...new Set(changed.flatMap(({ order }) => order ?? []))])
  return things.map((thing) => effects.get(thing) ?? 'unchanged')
}

type Work = {
  readonly noun: Noun
  readonly things: readonly Thing[]
  readonly effects: Map<Thing, Effect>
  readonly dry: boolean
}

async function ingestNoun(ctx: Ctx, { noun, things, effects, dry }: Work): Promise<void> {
  const newest = newestOfEach(things)
  const known = await store.knownThings(
    ctx,
    noun,
    newest.map(({ row }) => row),
  )
  const contactEffects = await ingestContacts(ctx, things, dry)
  const soFar = new Map(known)
  for (const thing of things) {
    const effect = effectOf(thing, soFar.get(thing.id))
    effects.set(thing, effect === 'unchanged' ? (contactEffects.get(thing.id) ?? effect) : effect)
    if (advances(thing, soFar.get(thing.id))) soFar.set(thing.id, thing)
  }
  if (dry) return
  const fresh = newest.filter((thing) => advances(thing, known.get(thing.id)))
  await store.saveThings(
    ctx,
    noun,
    fresh.sort(byId).map(({ row }) => row),
  )
}

async function ingestContacts(ctx: Ctx, things: readonly Thing[], dry: boolean): Promise<Map<string, Effect>> {
  const contacts = newestOfEach(things.flatMap(({ contact }) => contact ?? []))
  const known = await consumers.knownContacts(
    ctx,
    contacts.map(({ id }) => id),
  )
  const fresh = contacts.filter((contact) => advances(contact, known.get(contact.id)))
  if (!dry) await consumers.saveContacts(ctx, fresh.sort(byId))
  return new Map(contacts.map((contact) => [contact.id, effectOf(contact, known.get(contact.id))]))
}

/** Where a thing and what it waits for meet: of the two messages, the second must see the first. */
const meetingPlaces = ({ order, waitsFor, noun, id }: Thing): string[] =>
  [order, waitsFor, noun === 'merchant' ? id : null].filter((place) => place !== null)

/** Also when it says nothing new: that it was still so at a later instant must not be forgotten. */
const advances = (thing: Known, known: Known | undefined): boolean => known === undefined || isNewer(thing, known)
/** Everybody writes in the same order, so two writers wait for each other instead of locking each other out. */
const byId = (a: Known, b: Known): number => (a.id < b.id ? -1 : 1)
