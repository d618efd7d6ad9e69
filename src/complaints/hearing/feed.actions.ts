import { dayMs } from '../../kernel/calendar/span.ts'
import { activePerson } from '../../kernel/access/people.ts'
import { hashToken, newToken } from '../../kernel/access/token.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { FeedView } from './calendar.contract.ts'
import { listHearings, type Listed } from './calendar.store.ts'
import { enterHearing } from './enter.actions.ts'
import { calendarOf, type HearingEvent } from './event.ts'
import { accountOfFeed, deleteFeed, feedOf, saveFeed } from './feed.store.ts'
import { partiesOf } from './list.actions.ts'
import { endOf } from './time.rules.ts'

export async function showFeed(ctx: Ctx): Promise<FeedView> {
  const feed = await feedOf(ctx, ctx.actor.id)
  return { since: feed?.since.toISOString() ?? null }
}

/** Shown once; the database has only its hash. The address before ends with it. */
export async function openFeed(ctx: Ctx): Promise<FeedView> {
  const token = newToken('hf_')
  await saveFeed(ctx, ctx.actor.id, hashToken(token))
  await record(ctx, [{ kind: 'hearing.feed-opened', subject: ctx.actor.id }])
  return { since: ctx.now.toISOString(), address: `/api/hearing-feeds/${token}/hearings.ics` }
}

export async function endFeed(ctx: Ctx): Promise<FeedView> {
  if (await deleteFeed(ctx, ctx.actor.id)) await record(ctx, [{ kind: 'hearing.feed-ended', subject: ctx.actor.id }])
  return { since: null }
}

const mostEvents = 500
/** An address of an account that was closed is one that ended. */
export async function feedEvents(ctx: Ctx, token: string): Promise<string> {
  const account = await accountOfFeed(ctx, hashToken(token))
  const person = account === null ? null : await activePerson(ctx, account)
  if (person === null) return refuse('hearing.feed-over')
  const listed = await listHearings(ctx, {
    parties: partiesOf(person),
    from: new Date(ctx.now.getTime() - 90 * dayMs),
    until: new Date(ctx.now.getTime() + 400 * dayMs),
    limit: mostEvents,
  })
  return calendarOf(listed.flatMap(eventOf))
}

/** Only what has a time: while it is put to the vote there is nothing to enter into a calendar. */
function eventOf({
  id,
  receipt,
  stage,
  state,
  startsAt,
  length,
  sequence,
  changedAt,
}: Omit<Listed, 'complaintId' | 'form'>) {
  if (startsAt === null) return []
  const endsAt = endOf({ startsAt, length })
  const event: HearingEvent = {
    id,
    receipt,
    stage,
    startsAt,
    endsAt,
    cancelled: state === 'cancelled',
    sequence,
    changedAt,
  }
  return [event]
}

export async function oneEvent(ctx: Ctx, named: { readonly id: string; readonly hearing: string }): Promise<string> {
  const { hearing, complaint } = await enterHearing(ctx, named, { hold: false })
  const events = eventOf({ ...hearing, receipt: complaint.receipt })
  return events.length === 0 ? refuse('hearing.not-now') : calendarOf(events)
}
