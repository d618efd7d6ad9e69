import { deriveId, fingerprint } from './identity.ts'
import { CloudEvent, eventTypes, type EventAnswer } from './event.contract.ts'
import type { Undeclared } from './declared-intake.rules.ts'
import { Noun } from './noun.contract.ts'
import { readThing, type Problem, type Thing } from './noun.rules.ts'

export type Heard = {
  readonly index: number
  /** Ours, derived from (source, id): the same event is the same row. */
  readonly id: string
  readonly event: CloudEvent
  readonly thing: Thing
  readonly hash: string
}
export type Misheard = {
  readonly index: number
  readonly id: string | null
  readonly problems: readonly Problem[]
  /** Fields of people that are not declared, for the log. */
  readonly undeclared?: readonly (Undeclared & { readonly noun: Noun })[]
}

export function readEvent(raw: unknown, index: number): Heard | Misheard {
  const parsed = CloudEvent.safeParse(raw)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), reason: issue.message }))
    return { index, id: idOf(raw), problems }
  }
  const event = parsed.data
  const noun = Noun.safeParse(/^com\.xiaobao\.marketplace\.([a-z-]+)\.upserted$/.exec(event.type)?.[1])
  if (!noun.success)
    return { index, id: event.id, problems: [{ field: 'type', reason: `one of: ${eventTypes.join(', ')}` }] }
  const asOf = new Date(event.time).toISOString()
  const read = readThing(noun.data, event.data, { source: event.source, asOf, key: `event:${event.id}` })
  if ('problems' in read)
    return {
      index,
      id: event.id,
      problems: read.problems.map((one) => ({ ...one, field: `data.${one.field}` })),
      undeclared: read.undeclared.map((one) => ({ ...one, noun: noun.data })),
    }
  return {
    index,
    id: deriveId('evt', event.source, event.id),
    event,
    thing: read.thing,
    hash: fingerprint([event.type, asOf, event.data]),
  }
}

const idOf = (raw: unknown): string | null =>
  typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' ? raw.id.slice(0, 200) : null

/** What of an event may be kept as it came: contacts live in their own table only, so that they can be erased. */
export function withoutPersonal(event: CloudEvent): Record<string, unknown> {
  const { contact: _, ...rest } = event.data
  return rest
}

export const rejected = ({ index, id, problems }: Misheard): EventAnswer => ({
  index,
  id,
  status: 'rejected',
  effect: null,
  subject: null,
  waitsFor: null,
  problems: [...problems],
})
export function duplicate({ index, event, thing, hash }: Heard, before: string | undefined): EventAnswer {
  // The same id with another content is a mistake of the sender: it must hear of it, or it believes it was heard.
  if (before !== undefined && before !== hash)
    return rejected({
      index,
      id: event.id,
      problems: [{ field: 'id', reason: 'this id was used before for another content; give every event its own id' }],
    })
  const answer = { index, id: event.id, effect: null, subject: thing.id, waitsFor: null, problems: [] }
  return { ...answer, status: 'duplicate' }
}

export function tally(events: readonly EventAnswer[]) {
  const count = (status: EventAnswer['status']): number => events.filter((one) => one.status === status).length
  return {
    accepted: count('accepted'),
    duplicate: count('duplicate'),
    parked: count('parked'),
    rejected: count('rejected'),
    events: [...events].sort((a, b) => a.index - b.index),
  }
}
