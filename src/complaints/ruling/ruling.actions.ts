import type { Ctx } from '../../kernel/context.ts'
import type { NewFact } from '../../kernel/fact/fact.ts'
import { newId } from '../../kernel/id.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import { refuse } from '../../kernel/refusal.ts'
import { begin, closedFact, ended, everybody, finish, say, type StepInput } from '../complaint.actions.ts'
import type { Side } from '../complaint.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { awardsData, totalOf, weighAwards } from '../demand/award.actions.ts'
import { insertAwards, type Award as Awarded } from '../demand/award.store.ts'
import type { Awarding } from '../demand/demand.contract.ts'
import { mostClaimable } from '../filing.rules.ts'
import { orderOf } from '../orders.actions.ts'
import { pauseForChallenge } from '../pauses/challenge.actions.ts'
import { oblige, performanceDayOfRuling } from '../performance/obligation.actions.ts'
import { replaceObligations } from '../performance/obligation.store.ts'
import { owedWith, type Due } from '../performance/owed.rules.ts'
import { isTiedTo } from '../ties/ties.actions.ts'
import { assertLateDecided } from '../dispute/late.actions.ts'
import { draw, nameThePresiding } from './draw.actions.ts'
import { carriedDraft } from './bench.actions.ts'
import { assertPaper } from './reasons.actions.ts'
import { agreesWith, type Verdict } from './jury.rules.ts'
import { latest as latestJury } from './jury.store.ts'
import { decisionProblem, defaultDecision, type Decision } from './ruling.rules.ts'
import * as store from './ruling.store.ts'
import * as seats from './seat.store.ts'

/** The platform's ruling: asked for by both sides or due by the clock, drawn, reasoned, performed. */

const partyOf = (side: Side): 'consumer' | 'merchant' => (side === 'merchant' ? 'merchant' : 'consumer')

/** Somebody is drawn when the stage begins, so that both sides have the stage's time to challenge him. */
export async function openRuling(ctx: Ctx, complaintId: string): Promise<void> {
  const complaint = await complaints.hold(ctx, complaintId)
  if (complaint?.state !== 'panel_forming') return
  const open = (await store.rulingsOf(ctx, complaintId)).some(({ at }) => at === null)
  if (!open) await draw(ctx, complaint, { kind: 'ruling' })
}

/** The matter ended another way: nobody is to decide it any more. */
export const dropOpenRuling = (ctx: Ctx, complaintId: string): Promise<void> => store.drop(ctx, complaintId)

/** A side asks for the ruling. Silence until the mediation is over counts as consent under the platform's rules; either may refuse. */
export async function applyForRuling(
  ctx: Ctx,
  input: StepInput & { readonly panel: 'rule' | 'three' | 'lay' },
): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'apply_ruling', input)
  const about = input.panel === 'rule' ? '' : input.panel
  if (!(await store.claimStep(ctx, input.id, { kind: 'application', side: partyOf(side), about })))
    refuse('ruling.applied-already')
  // The wish of both may call for more people than were drawn when the stage began.
  if (before.state === 'panel_forming' && about === 'three') await draw(ctx, before, { kind: 'ruling' })
  return finish(ctx, { before, after }, [{ kind: 'ruling.applied', subject: input.id, data: { side, panel: about } }])
}

export async function refuseRuling(ctx: Ctx, input: StepInput & { text: string }): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'refuse_ruling', input)
  const statement = await say(ctx, input.id, { side, kind: 'message', audience: everybody, text: input.text })
  await store.drop(ctx, input.id)
  const ending = { outcome: 'mediation_failed', amountFen: 0 } as const
  return finish(ctx, { before, after: ended(ctx, after, ending) }, [
    { kind: 'ruling.refused', subject: input.id, data: { side, statement } },
    closedFact(input.id, ending),
  ])
}

/** Once for each side: another one is drawn, and the first never decides this matter. */
export async function challengeArbitrator(ctx: Ctx, input: StepInput & { text: string }): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'challenge', input)
  const open = (await store.rulingsOf(ctx, input.id)).find(({ at }) => at === null)
  const about = open?.arbitratorId ?? ''
  const seat = (await seats.seatsOf(ctx, input.id)).find((one) => one.accountId === about && one.leftAt === null)
  if (!(await store.claimStep(ctx, input.id, { kind: 'challenge', side: partyOf(side), about })))
    refuse('ruling.challenged-already')
  const statement = await say(ctx, input.id, { side, kind: 'message', audience: everybody, text: input.text })
  if (seat) await seats.leave(ctx, input.id, { id: seat.id, because: 'challenged' })
  const { arbitratorId } = await draw(ctx, before, { kind: 'ruling' })
  // Nobody is free to take the seat: what was challenged is not settled, and nobody's time runs meanwhile.
  if (arbitratorId === null) await pauseForChallenge(ctx, before, partyOf(side))
  return finish(ctx, { before, after }, [
    { kind: 'arbitrator.challenged', subject: input.id, data: { side, statement, arbitrator: about } },
  ])
}

/** Before its time only when both sides asked for the ruling: until then each may still challenge or refuse. */
export async function beginRuling(ctx: Ctx, input: StepInput): Promise<Complaint> {
  const { before, after } = await begin(ctx, 'assign_arbitrator', input)
  const asked = (await store.stepsOf(ctx, input.id)).filter(({ kind }) => kind === 'application')
  if (asked.length < 2) refuse('ruling.not-both-applied')
  const open = (await store.rulingsOf(ctx, input.id)).find(({ at }) => at === null)
  const { id, arbitratorId } = open ?? (await draw(ctx, before, { kind: 'ruling' }))
  return finish(ctx, { before, after }, [
    { kind: 'ruling.began', subject: input.id, data: { ruling: id, arbitrator: arbitratorId } },
  ])
}

export type Award = StepInput &
  Decision & {
    readonly text: string
    readonly cites: readonly string[]
    readonly restsOn: readonly string[]
    readonly awards: readonly Awarding[]
  }

/** Only by the one who was drawn, with reasons, and with rules that are in force. */
export async function issueRuling(ctx: Ctx, input: Award): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'award', input)
  const open = await ownRuling(ctx, before)
  assertCites(ctx, input.cites)
  await assertPaper(ctx, input.id, input)
  await assertLateDecided(ctx, input.id)
  const awards = await weighAwards(ctx, before, input)
  const problem = decisionProblem(input, before, totalOf(awards))
  if (problem) refuse(problem.code, { field: problem.field })
  if (!agreesWith(await verdictOn(ctx, input.id, open), input.decision))
    refuse('jury.verdict-binds', { field: 'decision' })
  const statement = await say(ctx, input.id, { side, kind: 'ruling', audience: everybody, text: input.text })
  return decide(ctx, { before, after }, { ...input, awards, id: open.id, decidedBy: 'person', statement })
}

/** What a lay panel said on this ruling; null when none was asked. */
async function verdictOn(ctx: Ctx, complaintId: string, { id }: Pick<store.Ruling, 'id'>): Promise<Verdict | null> {
  const jury = await latestJury(ctx, complaintId)
  return jury?.rulingId === id ? jury.verdict : null
}

/** Whoever was drawn; when nobody could be, whoever of the arbitrators takes it and has no tie to it. */
export async function ownRuling(ctx: Ctx, complaint: Complaint): Promise<store.Ruling> {
  const kind = complaint.state === 'review' ? 'review' : 'ruling'
  const open = (await store.rulingsOf(ctx, complaint.id)).find(({ at }) => at === null)
  const ruling = open ?? (await draw(ctx, complaint, { kind }))
  if (ruling.arbitratorId === null) return takeSeat(ctx, complaint, ruling)
  return ruling.arbitratorId === ctx.actor.id ? ruling : refuse('ruling.of-others')
}

async function takeSeat(ctx: Ctx, complaint: Complaint, { id, seed }: store.Ruling): Promise<store.Ruling> {
  if (await isTiedTo(ctx, ctx.actor, complaint)) refuse('ruling.tied')
  const seat = { id: newId('rst'), rulingId: id, accountId: ctx.actor.id, part: 'presiding', seed } as const
  await seats.seat(ctx, complaint.id, seat)
  return nameThePresiding(ctx, complaint.id, { id, seed })
}

export function assertCites(ctx: Ctx, cites: readonly string[]): void {
  const today = shanghaiDay(ctx.now)
  const unknown = cites.findIndex((id) => ctx.rulebook.find(id, today) === undefined)
  if (unknown >= 0) refuse('ruling.rule-unknown', { field: `cites.${unknown}`, rule: cites[unknown] ?? '' })
}

export type Decided = Decision & {
  readonly id: string
  /** How the members stood, where several decided. */
  readonly votes?: { readonly concurring: number; readonly dissenting: number }
  /** The mass claim whose common finding it is. */
  readonly mass?: string
  readonly decidedBy: 'person' | 'default'
  /** What is owed, where it is more than the one remedy. */
  readonly owed?: readonly Due[]
  readonly statement: string
  readonly text: string
  readonly cites: readonly string[]
  readonly restsOn?: readonly string[]
  /** By law, beside the ordinary claim; a default never has any. */
  readonly awards?: readonly Awarded[]
}
export async function decide(
  ctx: Ctx,
  move: { readonly before: Complaint; readonly after: Complaint; readonly from?: Date },
  ruling: Decided,
  first: readonly NewFact[] = [],
): Promise<Complaint> {
  const { decision, remedy, amountFen, id, decidedBy, text, cites, restsOn = [], statement, awards = [] } = ruling
  await store.decide(ctx, move.before.id, { id, decidedBy, decision, remedy, amountFen, reasons: text, cites, restsOn })
  await insertAwards(ctx, { complaintId: move.before.id, rulingId: id }, awards)
  const obligated = decision !== 'merchant'
  const ordinary = ruling.owed ?? [{ remedy, amountFen }]
  if (obligated) await oblige(ctx, move.before.id, 'ruling', owedWith(ordinary, awards), performanceDayOfRuling(ctx))
  else await replaceObligations(ctx, move.before.id, [])
  const after = { ...move.after, obligated, proven: false, outcomeFen: amountFen + totalOf(awards) }
  return finish(ctx, { ...move, after }, [
    ...first,
    {
      kind: 'ruling.issued',
      subject: move.before.id,
      data: {
        ruling: id,
        decision,
        remedy,
        amountFen,
        ...(awards.length > 0 && { awards: awardsData(awards) }),
        cites,
        restsOn,
        decidedBy,
        statement,
        ...ruling.votes,
        ...(ruling.mass !== undefined && { mass: ruling.mass }),
      },
    },
  ])
}

/**
 * The time to rule is over. What most of a panel stand by is the ruling, also when somebody is still silent; otherwise the rule decides, says
 * that it did, and a person reviews it on request.
 */
export async function ruleByDefault(
  ctx: Ctx,
  move: { readonly before: Complaint; readonly after: Complaint; readonly from: Date },
  first: readonly NewFact[],
): Promise<void> {
  const { before } = move
  const open = (await store.rulingsOf(ctx, before.id)).find(({ at }) => at === null)
  const { id } = open ?? (await draw(ctx, before, { kind: 'ruling' }))
  const carried = open && (await carriedDraft(ctx, before, open))
  if (carried) {
    await decide(ctx, move, { ...carried, statement: await announce(ctx, before.id, carried.text) }, first)
    return
  }
  const verdict = await verdictOn(ctx, before.id, { id })
  const decision = defaultDecision(before, { verdict, mostFen: await mostPaid(ctx, before) })
  const said = defaultText(verdict, decision)
  const text = before.demandedFen > 0 ? `${said}\n\n${demandedWords}` : said
  const statement = await announce(ctx, before.id, text)
  const cites = ['complaint.default-ruling']
  await decide(ctx, move, { ...decision, id, decidedBy: 'default', statement, text, cites }, first)
}
/** What a claim may reach by rule: of an order that nobody knows nothing is shown to have been paid. */
async function mostPaid(ctx: Ctx, { id, orderId }: Complaint): Promise<number> {
  const order = orderId === null ? null : await orderOf(ctx, orderId)
  return order === null ? 0 : mostClaimable(order, await complaints.linesOf(ctx, id))
}
const announce = (ctx: Ctx, id: string, text: string): Promise<string> =>
  say(ctx, id, { side: 'platform', kind: 'ruling', audience: everybody, text })

const defaultText = (verdict: Verdict | null, { decision }: Decision): string =>
  verdict === 'merchant' ? verdictWords : decision === 'merchant' ? nothingWords : defaultWords

const defaultWords =
  '裁决期限届满而未作出裁决。依平台规则，延误由平台承担：消费者的诉求予以支持，金额以实付范围为限，超出部分须由人认定。这是按规则自动作出的默认裁决，任何一方可以在期限内申请由人复核。\n' +
  'The time to rule ran out. By the rules of the platform the delay is its own: what the consumer asked for is granted, in money within what was paid; more than that needs a finding by a person. This default was made by rule; either side may ask a person to review it in time.'

const nothingWords =
  '裁决期限届满而未作出裁决。没有关联订单，或者所涉商品的实付款已经退回，按规则自动裁决没有可以支持的金额。这不是对诉求的认定：任何一方可以在期限内申请由人复核。\n' +
  'The time to rule ran out. No order is known, or all that was paid for the goods has come back, so there is no sum that a rule could grant. This is no finding on the claim: either side may ask a person to review it in time.'

/** A law gives more only where a person found what it rests on: no clock can. */
const demandedWords =
  '消费者另行提出的法定赔偿要求（如惩罚性赔偿）没有包括在内：它须由人依据证据认定，不因期限届满而支持。可以在期限内申请复核，由人决定。\n' +
  'What the consumer demands by law beside the claim, such as punitive damages, is not part of this: it needs a finding by a person and is not granted because time ran out. A review by a person can decide on it.'

const verdictWords =
  '裁决期限届满。大众评审的有效结果是不支持消费者的诉求，按该结果作出默认裁决。任何一方可以在期限内申请由人复核。\n' +
  'The time to rule ran out. The lay panel validly found against the claim, and this default follows it. Either side may ask a person to review it in time.'

/** Once, for something the decision turns on. */
export async function askForEvidence(ctx: Ctx, input: StepInput & { text: string }): Promise<Complaint> {
  const { before, after, side } = await begin(ctx, 'ask_evidence', input)
  await ownRuling(ctx, before)
  const statement = await say(ctx, input.id, { side, kind: 'question', audience: everybody, text: input.text })
  return finish(ctx, { before, after: { ...after, evidenceAsked: before.evidenceAsked + 1 } }, [
    { kind: 'ruling.evidence-asked', subject: input.id, data: { statement } },
  ])
}
