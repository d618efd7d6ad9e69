import type { z } from 'zod'
import { namesOf } from '../../kernel/access/people.ts'
import { clocksOf } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { enterCase, enterHearing, maySee, readInside, type Inside } from './enter.actions.ts'
import type { HearingsView, HearingView, MinutesView, WarningView } from './hearing.contract.ts'
import { ifAbsent, mayOf } from './hearing.rules.ts'
import { hearingsOf } from './hearing.store.ts'
import { rulesOf } from './rulebook.rules.ts'
import { warningsFor } from './time.actions.ts'

/** The hearings of a case that this reader may know of. */
export async function listCaseHearings(ctx: Ctx, id: string): Promise<z.input<typeof HearingsView>> {
  const entered = await enterCase(ctx, id, { hold: false })
  const { complaint, bench, side } = entered
  const rows = []
  for (const hearing of await hearingsOf(ctx, id))
    if (maySee(ctx, entered, hearing)) rows.push(await showHearing(ctx, await readInside(ctx, entered, hearing)))
  return {
    id,
    receipt: complaint.receipt,
    viewer: side,
    calls: bench?.presidingId === ctx.actor.id ? bench.stage : null,
    rules: rulesOf(ctx.rulebook, ctx.now),
    rows,
  }
}

export const showOne = async (ctx: Ctx, named: { id: string; hearing: string }): Promise<z.input<typeof HearingView>> =>
  showHearing(ctx, await enterHearing(ctx, named, { hold: false }))

async function showHearing(ctx: Ctx, inside: Inside): Promise<z.input<typeof HearingView>> {
  const { hearing, complaint, side, standing, slots, requests } = inside
  const running = hearing.clock === null ? [] : await clocksOf(ctx, [hearing.id])
  return {
    id: hearing.id,
    complaint: complaint.id,
    receipt: complaint.receipt,
    number: hearing.number,
    viewer: side,
    stage: hearing.stage,
    form: hearing.form,
    state: hearing.state,
    startsAt: hearing.startsAt?.toISOString() ?? null,
    length: hearing.length,
    place: hearing.place,
    agenda: hearing.agenda,
    absence: hearing.absence,
    ifAbsent: ifAbsent(hearing.absence, hearing.shortNotice),
    presides: standing.presides,
    slots: slots.map(({ startsAt, ...slot }) => ({ ...slot, startsAt: startsAt.toISOString() })),
    attendees: await viewAttendees(ctx, inside),
    requests: requests.map((request) => ({
      ...request,
      wishedAt: request.wishedAt?.toISOString() ?? null,
      at: request.at.toISOString(),
    })),
    adjourned: hearing.adjourned,
    reason: hearing.reason,
    minutes: viewMinutes(inside),
    clock: running.find(({ id }) => id === hearing.clock) ?? null,
    warnings: await warningsOn(ctx, inside),
    may: mayOf(standing),
  }
}

async function viewAttendees(ctx: Ctx, { attendees, side }: Inside) {
  const { actor } = ctx
  const staff = attendees.filter(({ part }) => part === 'presiding' || part === 'member').map(({ party }) => party)
  const names = side === 'platform' ? await namesOf(ctx, staff) : new Map<string, string>()
  return attendees.map(({ part, party, confirmedAt, attended }) => ({
    part,
    name: names.get(party) ?? null,
    me: part === side || party === actor.id,
    confirmed: confirmedAt !== null,
    attended,
  }))
}

function viewMinutes({ minutes, words }: Inside): z.input<typeof MinutesView> | null {
  if (!minutes) return null
  const said = (side: 'consumer' | 'merchant') => {
    const one = words.find((word) => word.side === side)
    return one ? { word: one.word, note: one.note, at: one.at.toISOString() } : null
  }
  return { ...minutes, at: minutes.at.toISOString(), consumer: said('consumer'), merchant: said('merchant') }
}

/** Only for whoever presides, and only while the time can still be changed. */
async function warningsOn(ctx: Ctx, { hearing, complaint, attendees, standing }: Inside): Promise<WarningView[]> {
  if (!standing.presides || hearing.state !== 'set' || hearing.startsAt === null || hearing.startsAt <= ctx.now)
    return []
  const { startsAt, length, adjourned } = hearing
  const warnings = await warningsFor(ctx, complaint, {
    startsAt,
    length,
    adjourned,
    except: hearing.id,
    called: attendees,
  })
  // What counts is the notice that was given, not how near it is by now.
  const others = warnings.filter(({ code }) => code !== 'short-notice')
  return hearing.shortNotice ? [{ code: 'short-notice', clash: null }, ...others] : others
}
