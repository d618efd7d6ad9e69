import type { z } from 'zod'
import { namesOf } from '../../kernel/access/people.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { clocksOf } from '../../kernel/clock/clock.actions.ts'
import type { ClockView } from '../../kernel/clock/clock.contract.ts'
import { mirrorClock, versionOf } from '../../kernel/clock/mirror.actions.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { isKind } from '../../kernel/rulebook/rulebook.rules.ts'
import { runsOn } from '../complaint-clock.rules.ts'
import { staged } from '../complaint-clocks.actions.ts'
import { readerOf, type Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { agreementOf } from '../dossier/pack.actions.ts'
import { sourcesOf } from '../enter/transfer.store.ts'
import type { LimitBasis, LimitsView, LimitView } from './limit.contract.ts'
import { limitsElsewhere, placesOf, refundAfterReturn, type Limit, type Told } from './limit.rules.ts'
import { refundLimitOf } from './refund-limit.actions.ts'
import { enterable } from './milestone.rules.ts'
import * as store from './milestone.store.ts'

/** Every limit of the law beside a case, for both sides alike: what is watched here, and what others have to keep. */
export async function showLimits(ctx: Ctx, id: string): Promise<z.input<typeof LimitsView>> {
  return viewLimits(ctx, found(await complaints.find(ctx, id), 'complaint'))
}

export async function viewLimits(ctx: Ctx, complaint: Complaint): Promise<z.input<typeof LimitsView>> {
  const machine = hasRole(ctx.actor, 'machine')
  const reader = machine ? 'platform' : (readerOf(ctx.actor, complaint) ?? refuse('not-found', { noun: 'complaint' }))
  const milestones = await store.milestonesOf(ctx, complaint.id)
  const sources = await sourcesOf(ctx, complaint.id)
  const places = placesOf(complaint, sources)
  const clocks = await clocksOf(ctx, [complaint.id])
  const first = staged(ctx, clocks)
    .filter((clock) => runsOn(clock, complaint) && clock.state !== 'suspended')
    .toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0]
  const returned = await refundLimitOf(ctx, complaint)
  const own = clocks.flatMap((clock) =>
    viewOwn(ctx, clock, { basis: returned?.basis ?? 'said-back', first: first?.id }),
  )
  const watched = own.some(({ rule, clock }) => rule === refundAfterReturn && clock.state !== 'cancelled')
  const elsewhere = await elsewhereOf(ctx, complaint, { milestones, places, returned: watched ? null : returned })
  const enters = machine || (reader === 'platform' && hasRole(ctx.actor, 'agent'))
  return {
    limits: [...own.toSorted(bySoonest), ...elsewhere],
    first: first ? { rule: first.rule, title: first.title, lastDay: first.lastDay, kind: first.kind } : null,
    letters: reader === 'platform' || reader === 'regulator' ? lettersOf(sources) : [],
    milestones: await viewMilestones(ctx, milestones, reader === 'platform' && !machine),
    mayEnter: enters ? enterable(milestones, places) : [],
  }
}

/** What runs before what is over, the soonest first. */
const bySoonest = ({ clock: a }: LimitView, { clock: b }: LimitView): number =>
  Number(a.stoppedAt !== null) - Number(b.stoppedAt !== null) || Date.parse(a.dueAt) - Date.parse(b.dueAt)

type Known = Pick<Told, 'milestones' | 'places' | 'returned'>
async function elsewhereOf(ctx: Ctx, complaint: Complaint, known: Known): Promise<LimitView[]> {
  const details = await complaints.detailsOf(ctx, complaint.id)
  const agreed = await agreementOf(ctx, complaint.id)
  const told = limitsElsewhere({
    ...known,
    category: complaint.category,
    receivedOn: shanghaiDay(complaint.receivedAt),
    goodsReceivedOn: details.find(({ name }) => name === 'received-on')?.value ?? null,
    agreedOn: agreed ? shanghaiDay(agreed.at) : null,
  })
  return told.flatMap((limit) => {
    const clock = mirrorClock(ctx, { ...limit, subject: complaint.id })
    return clock ? view(ctx, clock, { ...limit, counts: false, leads: false }) : []
  })
}

type Watched = { readonly basis: LimitBasis; readonly first: string | undefined }
/** A statutory clock of the case: it binds whoever has to give what is asked for. */
function viewOwn(ctx: Ctx, clock: ClockView, { basis, first }: Watched): LimitView[] {
  if (clock.kind !== 'statutory') return []
  return view(ctx, clock, {
    bound: 'merchant',
    basis: clock.rule === refundAfterReturn ? basis : 'asked',
    startedOn: shanghaiDay(new Date(clock.startedAt)),
    stoppedOn: clock.stoppedAt === null ? null : shanghaiDay(new Date(clock.stoppedAt)),
    counts: true,
    leads: clock.id === first,
  })
}
type Around = Pick<Limit, 'bound' | 'basis' | 'startedOn' | 'stoppedOn'> & Pick<LimitView, 'counts' | 'leads'>
function view(ctx: Ctx, clock: ClockView, { bound, basis, startedOn, stoppedOn, counts, leads }: Around): LimitView[] {
  const rule = versionOf(ctx, clock)
  if (!rule || !isKind(rule, 'clock')) return []
  const source = ctx.rulebook.source(rule.source)
  const title = source?.title ?? { zh: rule.source, en: rule.source }
  return [
    {
      rule: rule.id,
      title: rule.title,
      summary: rule.summary,
      source: { id: rule.source, title, number: source?.number ?? null },
      article: rule.article ?? null,
      ruleFrom: rule.from,
      confidence: rule.confidence,
      note: rule.note ?? null,
      bound,
      duty: rule.duty,
      starts: rule.starts,
      basis,
      startedOn,
      stoppedOn,
      counts,
      leads,
      clock,
    },
  ]
}

const lettersOf = (sources: Awaited<ReturnType<typeof sourcesOf>>) =>
  sources.flatMap(({ channel, reference, answer_by: answerBy, answered_at: at }) =>
    answerBy === null ? [] : [{ channel, reference, answerBy, answeredAt: at?.toISOString() ?? null }],
  )

async function viewMilestones(ctx: Ctx, milestones: readonly store.Entered[], staff: boolean) {
  const names = staff ? await namesOf(ctx, [...new Set(milestones.map(({ by }) => by))]) : new Map<string, string>()
  return milestones.map(({ id, kind, happenedOn, by, at }) => {
    return { id, kind, happenedOn, by: names.get(by) ?? null, at: at.toISOString() }
  })
}
