import { peopleWithRole } from '../../kernel/access/people.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { clocksOf } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { actorsOf, factsOfKinds } from '../../kernel/fact/record.ts'
import type { Role } from '../../kernel/role.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import { absencesOf } from '../desk/roster/roster.store.ts'
import { peopleIn } from '../mediation/mediation.store.ts'
import {
  given,
  giving,
  isParty,
  isTied,
  notHandling,
  type Candidate,
  type Matter,
  type Person,
  type Tied,
} from './ties.rules.ts'
import { namedIn, sameMatter, seatedIn } from './ties.store.ts'

/**
 * Everybody who took part in one of these matters for whichever side, or was given a part: the file says who stands in it now, the
 * timeline who ever did, also after a change of agent or a seat that was given up.
 */
export async function tookPartIn(ctx: Ctx, complaints: readonly Pick<Complaint, 'id'>[]): Promise<ReadonlySet<string>> {
  const ids = await sameMatter(
    ctx,
    complaints.map(({ id }) => id),
  )
  return new Set([
    ...(await namedIn(ctx, ids)),
    ...(await peopleIn(ctx, ids)),
    ...(await actorsOf(ctx, ids, notHandling)),
    ...given(await factsOfKinds(ctx, ids, giving)),
  ])
}

/** Whether somebody has a tie to the matter: the one answer for every draw and for whoever takes a seat by hand. */
export const isTiedTo = async (ctx: Ctx, person: Person, complaint: Matter): Promise<boolean> =>
  isTied(person, [complaint], await tookPartIn(ctx, [complaint]))

/** Whether the actor holds, or ever held, a seat of those who decide this matter. */
export async function everSat(ctx: Ctx, complaint: Pick<Complaint, 'id'>): Promise<boolean> {
  const ids = await sameMatter(ctx, [complaint.id])
  const drawn = given(await factsOfKinds(ctx, ids, ['arbitrator.assigned']))
  return drawn.includes(ctx.actor.id) || (await seatedIn(ctx, ids)).includes(ctx.actor.id)
}

export type Pool = {
  readonly candidates: readonly Candidate[]
  /** Those of them who have a tie, and everybody else who took part. */
  readonly excluded: readonly string[]
  /** Of the candidates those who have a tie, and which: for the record of the draw. */
  readonly ties: readonly Tied[]
}
type Draw = {
  readonly role: Role
  readonly loadOf: (ctx: Ctx, accounts: readonly string[]) => Promise<ReadonlyMap<string, number>>
}
type Drawn = Matter & Partial<Pick<Complaint, 'stageClock'>>
/** From whom somebody is drawn for these matters: how busy each is, who is away meanwhile, and who has a tie. */
export async function poolFor(ctx: Ctx, complaints: readonly Drawn[], { role, loadOf }: Draw): Promise<Pool> {
  const people = await peopleWithRole(ctx, [role])
  const ids = people.map(({ id }) => id)
  const load = await loadOf(ctx, ids)
  const until = await lastDayOf(ctx, complaints)
  const absences = await absencesOf(ctx, ids, shanghaiDay(ctx.now))
  const took = await tookPartIn(ctx, complaints)
  const tied = people.filter((person) => isTied(person, complaints, took)).map(({ id }) => id)
  return {
    candidates: ids.map((id) => ({
      id,
      load: load.get(id) ?? 0,
      away: absences.get(id)?.some(({ fromDay }) => fromDay <= until) === true,
    })),
    excluded: [...new Set([...took, ...tied])],
    ties: people
      .filter(({ id }) => tied.includes(id))
      .map((person) => ({
        id: person.id,
        because: complaints.some((matter) => isParty(person, matter)) ? 'side' : 'took-part',
      })),
  }
}

/** The stage takes one to three days: whoever leaves before its end would cost the sides most of it. */
async function lastDayOf(ctx: Ctx, complaints: readonly Drawn[]): Promise<string> {
  const today = shanghaiDay(ctx.now)
  const [only, ...others] = complaints
  if (!only || others.length > 0) return today
  const clock = (await clocksOf(ctx, [only.id])).find(({ id }) => id === only.stageClock)
  return clock && clock.lastDay > today ? clock.lastDay : today
}
