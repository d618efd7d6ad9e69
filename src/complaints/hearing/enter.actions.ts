import type { Ctx } from '../../kernel/context.ts'
import type { NewFact } from '../../kernel/fact/fact.ts'
import { record } from '../../kernel/fact/record.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { sideOf, type Complaint } from '../complaint.rules.ts'
import type { Side } from '../complaint.contract.ts'
import * as complaints from '../complaint.store.ts'
import { attendeesOf, type Attendee } from './attendee.store.ts'
import type { HearingParty, HearingStep } from './hearing.contract.ts'
import { isDuring, whyNot, type Standing } from './hearing.rules.ts'
import * as store from './hearing.store.ts'
import { lastMinutes, requestsOf, wordsOn, type Minutes, type Request, type Said } from './minutes.store.ts'
import { isParty } from './minutes.rules.ts'
import { benchNow, type Bench } from './presider.actions.ts'
import { rulesOf } from './rulebook.rules.ts'

export type Case = { readonly complaint: Complaint; readonly side: Side; readonly bench: Bench | null }
/** Somebody else's case does not exist. A write holds it: two clicks, two sides and two members come one after the other. */
export async function enterCase(ctx: Ctx, id: string, { hold }: { readonly hold: boolean }): Promise<Case> {
  const complaint = found(await (hold ? complaints.hold : complaints.find)(ctx, id), 'complaint')
  const side = sideOf(ctx.actor, complaint) ?? refuse('not-found', { noun: 'complaint' })
  return { complaint, side, bench: await benchNow(ctx, complaint) }
}

export type Inside = Case & {
  readonly hearing: store.Hearing
  readonly attendees: readonly Attendee[]
  readonly slots: readonly store.Slot[]
  readonly requests: readonly Request[]
  readonly minutes: Minutes | null
  readonly words: readonly Said[]
  readonly standing: Standing
}

/** What is said in a mediation is for the two sides and their mediator; for every colleague there is no such hearing. */
export const maySee = (ctx: Ctx, { side, bench }: Case, hearing: store.Hearing): boolean =>
  side !== 'platform' || hearing.stage === 'ruling' || presides(ctx, bench, hearing)

/** Whoever presides now; when the stage is over, whoever did. */
function presides({ actor }: Ctx, bench: Bench | null, hearing: store.Hearing): boolean {
  const open = hearing.state === 'proposed' || hearing.state === 'set'
  return (open && bench?.stage === hearing.stage ? bench.presidingId : hearing.presidingId) === actor.id
}

export async function enterHearing(
  ctx: Ctx,
  { id, hearing }: { readonly id: string; readonly hearing: string },
  options: { readonly hold: boolean },
): Promise<Inside> {
  const entered = await enterCase(ctx, id, options)
  const one = (await store.hearingsOf(ctx, id)).find((held) => held.id === hearing)
  return one && maySee(ctx, entered, one) ? readInside(ctx, entered, one) : refuse('not-found', { noun: 'hearing' })
}

export async function readInside(ctx: Ctx, entered: Case, hearing: store.Hearing): Promise<Inside> {
  const attendees = await attendeesOf(ctx, hearing)
  const minutes = (await lastMinutes(ctx, hearing)) ?? null
  const parts = {
    attendees,
    minutes,
    slots: await store.slotsOf(ctx, hearing),
    requests: await requestsOf(ctx, hearing),
    words: minutes ? await wordsOn(ctx, hearing, minutes.version) : [],
  }
  return { ...entered, hearing, ...parts, standing: standingOf(ctx, entered, { hearing, ...parts }) }
}

type Read = Pick<Inside, 'hearing' | 'attendees' | 'requests' | 'minutes' | 'words'>
function standingOf(ctx: Ctx, { complaint, side, bench }: Case, read: Read): Standing {
  const { hearing, attendees, requests, minutes, words } = read
  const sides = attendees.flatMap(({ part, attended }) => (isParty(part) ? [{ part, attended }] : []))
  const called = sides.map(({ part }) => part)
  const own: HearingParty | null = side !== 'platform' && called.includes(side) ? side : null
  const wordOf = (party: HearingParty) => words.find((said) => said.side === party)?.word ?? null
  return {
    state: hearing.state,
    lasts: isDuring(hearing.stage, complaint.state),
    startsAt: hearing.startsAt,
    now: ctx.now,
    presides: presides(ctx, bench, hearing),
    side: own,
    confirmed: attendees.some(({ part, confirmedAt }) => part === own && confirmedAt !== null),
    openRequests: requests.filter(({ state }) => state === 'open').length,
    asked: requests.filter((request) => request.side === own).length,
    mostRequests: rulesOf(ctx.rulebook, ctx.now).mostRequests,
    presented: minutes !== null,
    called,
    present: sides.filter(({ attended }) => attended === true).map(({ part }) => part),
    words: { consumer: wordOf('consumer'), merchant: wordOf('merchant') },
  }
}

/** Held, and the step may be taken; otherwise refused. */
export async function take(ctx: Ctx, step: HearingStep, named: { id: string; hearing: string }): Promise<Inside> {
  const inside = await enterHearing(ctx, named, { hold: true })
  const problem = whyNot(step, inside.standing)
  return problem ? refuse(problem, { most: inside.standing.mostRequests }) : inside
}

export const partyOf = ({ standing }: Inside): HearingParty => standing.side ?? refuse('hearing.not-yours')

type Noted = { readonly hearing: Pick<store.Hearing, 'id' | 'stage' | 'complaintId'> }
/** On the case, or on the hearing itself when it belongs to a mediation. */
export const note = (ctx: Ctx, { hearing }: Noted, kind: string, data: NewFact['data'] = {}) =>
  record(ctx, [
    {
      kind: `hearing.${kind}`,
      subject: hearing.stage === 'mediation' ? hearing.id : hearing.complaintId,
      data: { ...data, hearing: hearing.id, complaint: hearing.complaintId },
    },
  ])
