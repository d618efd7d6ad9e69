import { sideOf, type Complaint } from '../complaint.rules.ts'

/** Who may not handle, mediate, decide or review a matter, whatever roles he holds. Pure: what is known of it comes in. */

export type Person = {
  readonly id: string
  readonly consumerId: string | null
  readonly merchantId: string | null
}
type Between = Pick<Complaint, 'consumerId' | 'merchantId'>
/** Of a complaint, what a tie may hang on. */
export type Matter = Pick<Complaint, 'id' | 'consumerId' | 'merchantId'>

/** A side of the matter: whoever bought or sold in it is never its handler. */
export const isParty = ({ consumerId, merchantId }: Person, matter: Between): boolean =>
  sideOf({ consumerId, merchantId, roles: [] }, matter) !== null

/** A tie to one of these matters: a side of it, or somebody who took part. */
export const isTied = (person: Person, matters: readonly Between[], took: ReadonlySet<string>): boolean =>
  took.has(person.id) || matters.some((matter) => isParty(person, matter))

/** Giving a case to somebody is not handling it. */
export const notHandling = ['complaint.assigned', 'complaint.exported'] as const

/** What names people who were given a part: as agent, mediator or arbitrator, whether or not they went on to do anything. */
export const giving = [
  'complaint.assigned',
  'mediation.opened',
  'mediation.recused',
  'arbitrator.assigned',
  'arbitrator.challenged',
] as const
const places = ['agent', 'before', 'mediator', 'arbitrator', 'drawn']

export const given = (facts: readonly { readonly data: Readonly<Record<string, unknown>> }[]): string[] =>
  facts.flatMap(({ data }) =>
    places.flatMap((place) => data[place]).filter((id): id is string => typeof id === 'string'),
  )

/** Why somebody is not drawn: a side of the matter, a part in it, an earlier seat. */
export type Tied = { readonly id: string; readonly because: 'side' | 'took-part' | 'sat-before' }

export type Candidate = {
  readonly id: string
  readonly load: number
  /** On leave while the stage lasts: drawn only where nobody else is left. */
  readonly away?: boolean
}
