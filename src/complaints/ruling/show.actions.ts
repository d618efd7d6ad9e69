import { namesOf } from '../../kernel/access/people.ts'
import { clocksOf } from '../../kernel/clock/clock.actions.ts'
import type { Ctx } from '../../kernel/context.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { sideOf } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { numbersOf, viewAward } from '../demand/award.actions.ts'
import { awardsOf, type Kept } from '../demand/award.store.ts'
import { ruledBy } from './correction.rules.ts'
import { correctionsOf, type Correction } from './correction.store.ts'
import * as drafts from './draft.store.ts'
import { DraftDecision, type PanelView } from './panel.contract.ts'
import { benchOf } from './panel.rules.ts'
import { evidenceNames } from './reasons.actions.ts'
import type { RulingView } from './ruling.contract.ts'
import { rulingsOf, type Ruling } from './ruling.store.ts'
import { seatsOf, type Seat } from './seat.store.ts'

type All = {
  readonly seats: readonly Seat[]
  readonly drafts: readonly drafts.Draft[]
  readonly opinions: readonly drafts.Opinion[]
  readonly names: ReadonlyMap<string, string>
  readonly staff: boolean
  readonly awards: readonly Kept[]
  /** Of the evidence, where something rests on it. */
  readonly numbers: ReadonlyMap<string, number>
  readonly corrections: readonly Correction[]
  readonly exhibits: ReadonlyMap<string, { readonly number: number; readonly name: string }>
}

/** Rulings and reviews as this reader may see them: names for colleagues, what is being discussed for the members alone. */
export async function showRulings(ctx: Ctx, id: string): Promise<RulingView[]> {
  const complaint = found(await complaints.find(ctx, id), 'complaint')
  const side = sideOf(ctx.actor, complaint) ?? refuse('not-found', { noun: 'complaint' })
  const rulings = await rulingsOf(ctx, id)
  const seats = await seatsOf(ctx, id)
  const staff = side === 'platform'
  const ids = [...rulings.flatMap(({ arbitratorId }) => arbitratorId ?? []), ...seats.map((one) => one.accountId)]
  const names = staff ? await namesOf(ctx, [...new Set(ids)]) : new Map<string, string>()
  const awards = await awardsOf(ctx, id)
  const drafted = await drafts.draftsOf(ctx, id)
  const rests = awards.length > 0 || drafted.some((one) => one.awards.length > 0)
  const resting = rulings.some(({ restsOn }) => restsOn.length > 0)
  const all = {
    seats,
    corrections: await correctionsOf(ctx, id),
    exhibits: await evidenceNames(ctx, id, resting),
    awards,
    numbers: rests ? await numbersOf(ctx, id) : new Map<string, number>(),
    drafts: drafted,
    opinions: await drafts.opinionsOf(ctx, id),
    names,
    staff,
  }
  const views = []
  for (const ruling of rulings) views.push(await viewRuling(ctx, ruling, all))
  return views
}

async function viewRuling(ctx: Ctx, ruling: Ruling, all: All): Promise<RulingView> {
  const { arbitratorId, assignedAt, at } = ruling
  return {
    id: ruling.id,
    kind: ruling.kind,
    decision: ruling.decision,
    decidedBy: ruling.decidedBy,
    remedy: ruling.remedy,
    amountFen: ruling.amountFen,
    awards: all.awards.filter(({ rulingId }) => rulingId === ruling.id).map((one) => viewAward(ctx, one, all.numbers)),
    reasons: ruling.reasons,
    seed: ruling.seed,
    cites: [...ruling.cites],
    evidence: ruling.restsOn.flatMap((file) => {
      const exhibit = all.exhibits.get(file)
      return exhibit ? [{ file, ...exhibit }] : []
    }),
    corrections: all.corrections
      .filter(({ rulingId }) => rulingId === ruling.id)
      .map(({ wrong, instead, reason, at: when }) => ({ wrong, instead, reason, at: when.toISOString() })),
    corrects: ruledBy(ctx.actor.id, ruling, all.seats),
    arbitrator: {
      assigned: arbitratorId !== null,
      me: arbitratorId === ctx.actor.id,
      name: arbitratorId === null ? null : (all.names.get(arbitratorId) ?? null),
    },
    panel: ruling.size === 1 ? null : await viewPanel(ctx, ruling, all),
    assignedAt: assignedAt.toISOString(),
    at: at?.toISOString() ?? null,
  }
}

async function viewPanel(ctx: Ctx, ruling: Ruling, all: All): Promise<PanelView> {
  const own = <T extends { readonly rulingId: string }>(rows: readonly T[]): T[] =>
    rows.filter(({ rulingId }) => rulingId === ruling.id)
  const seats = own(all.seats)
  const bench = benchOf(ruling.size, seats, { drafts: own(all.drafts), opinions: own(all.opinions) })
  const mine = bench.sitting.find(({ accountId }) => accountId === ctx.actor.id)
  const open = ruling.at === null
  const clocks = open && mine?.clock ? await clocksOf(ctx, [mine.id]) : []
  const rule = ruling.rule === null ? undefined : ctx.rulebook.history(ruling.rule).at(-1)
  return {
    size: ruling.size,
    rule: rule ? { id: rule.id, zh: rule.title.zh, en: rule.title.en } : null,
    seats: (all.staff ? seats : bench.sitting).map((seat) => viewSeat(seat, bench.opinions, { ...all, me: mine?.id })),
    draft: open && mine && bench.draft ? viewDraft(ctx, bench.draft, all) : null,
    opinions: open && !mine ? [] : bench.opinions.map(viewOpinion),
    clock: clocks.find(({ id }) => id === mine?.clock) ?? null,
  }
}

const viewSeat = (
  { id, part, accountId, leftBecause }: Seat,
  opinions: readonly drafts.Opinion[],
  { names, me }: Pick<All, 'names'> & { readonly me: string | undefined },
) => ({
  id,
  part,
  me: id === me,
  name: names.get(accountId) ?? null,
  spoken: opinions.some(({ seatId }) => seatId === id),
  left: leftBecause,
})

function viewDraft(ctx: Ctx, draft: drafts.Draft, { numbers }: Pick<All, 'numbers'>) {
  const { version, remedy, amountFen, awards, reasons, cites, at } = draft
  return {
    version,
    decision: DraftDecision.parse(draft.decision),
    remedy,
    amountFen,
    awards: awards.map((one) => viewAward(ctx, one, numbers)),
    reasons,
    cites: [...cites],
    at: at.toISOString(),
  }
}
const viewOpinion = ({ seatId, concurs, reasons, at }: drafts.Opinion) => ({
  seat: seatId,
  concurs,
  reasons,
  at: at.toISOString(),
})
