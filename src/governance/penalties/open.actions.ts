import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Ctx } from '../../kernel/context.ts'
import { claimFiles } from '../../kernel/evidence/evidence.actions.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { isKind } from '../../kernel/rulebook/rulebook.rules.ts'
import { askComplaintCase } from '../../complaints/index.ts'
import { askMerchants } from '../../marketplace/index.ts'
import type * as contract from './penalty-routes.contract.ts'
import type { Penalty } from './penalty.rules.ts'
import * as store from './penalty.store.ts'
import { begin, enterState, finish } from './step.actions.ts'

type About = Pick<
  Penalty,
  'merchantId' | 'shop' | 'violation' | 'ruleFrom' | 'happenedOn' | 'complaintId' | 'seen' | 'state'
>
function newPenalty(ctx: Ctx, about: About): Penalty {
  const id = newId('pnl')
  return {
    ...about,
    id,
    number: `XV-${shanghaiDay(ctx.now).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`,
    openedBy: ctx.actor.id,
    openedAt: ctx.now,
    noticedAt: about.state === 'noticed' ? ctx.now : null,
    heardAt: null,
    decidedBy: null,
    decidedAt: null,
    occurrence: null,
    points: null,
    appealedAt: null,
    appealDecidedBy: null,
    appealDecidedAt: null,
    loweredPoints: null,
    loweredAt: null,
    reversedAt: null,
    stageClock: null,
    nextDueAt: null,
    overdue: false,
    version: 1,
  }
}

/** An officer opens it: the merchant has notice with it, and time to speak. */
export async function openPenalty(ctx: Ctx, input: Input<typeof contract.openPenalty>): Promise<Penalty> {
  const { merchantId, violation, happenedOn, complaint, text, files } = input
  if (merchantId === ctx.actor.merchantId) refuse('penalty.own-shop')
  if (happenedOn > shanghaiDay(ctx.now)) refuse('penalty.in-the-future', { field: 'happenedOn' })
  const rule = ctx.rulebook.find(violation, happenedOn)
  if (!rule || !isKind(rule, 'violation'))
    return refuse('penalty.violation-unknown', { field: 'violation', day: happenedOn })
  const shop = (await askMerchants(ctx, [merchantId])).get(merchantId)
  if (!shop) return refuse('penalty.merchant-unknown', { field: 'merchantId' })
  const known = complaint === null ? null : await askComplaintCase(ctx, complaint)
  if (complaint !== null && known?.merchantId !== merchantId) refuse('penalty.case-unfit', { field: 'complaint' })
  const complaintId = known?.id ?? null
  if (complaintId === null && files.length === 0) refuse('penalty.evidence-needed', { field: 'files' })
  const about = { merchantId, shop: shop.name, violation, ruleFrom: rule.from, happenedOn, complaintId, seen: text }
  const penalty = newPenalty(ctx, { ...about, state: 'noticed' })
  if (!(await store.insert(ctx, penalty))) await refuseUsed(ctx, penalty)
  await claimFiles(ctx, files, penalty.id)
  const after = await enterState(ctx, penalty)
  await store.save(ctx, after)
  await record(ctx, [noticed(after)])
  return after
}

async function refuseUsed(ctx: Ctx, { complaintId, violation }: Penalty): Promise<never> {
  const other = await store.findOfCase(ctx, complaintId ?? '', violation)
  return refuse('penalty.case-used', { field: 'complaint', number: other?.number ?? '' })
}

const noticed = ({ id, violation, merchantId }: Penalty) => ({
  kind: 'violation.noticed',
  subject: id,
  data: { violation, merchant: merchantId },
})

const unperformed = 'violation.ruling-unperformed'
/** A ruling or settlement that had to be enforced: a lead for a person, once for each case. */
export async function proposeUnperformed(ctx: Ctx, fact: Fact): Promise<void> {
  const known = await askComplaintCase(ctx, fact.subject)
  const day = shanghaiDay(fact.at)
  const rule = ctx.rulebook.find(unperformed, day)
  if (!known?.merchantId || !rule) return
  const shop = (await askMerchants(ctx, [known.merchantId])).get(known.merchantId)
  const penalty = newPenalty(ctx, {
    merchantId: known.merchantId,
    shop: shop?.name ?? known.merchantId,
    violation: unperformed,
    ruleFrom: rule.from,
    happenedOn: day,
    complaintId: known.id,
    seen: `投诉 ${known.receipt} 的裁决或和解到期没有履行，已转入执行。`,
    state: 'proposed',
  })
  if (!(await store.insert(ctx, penalty))) return
  await store.save(ctx, await enterState(ctx, penalty))
  const data = { violation: unperformed, merchant: known.merchantId, complaint: known.id }
  await record(ctx, [{ kind: 'violation.proposed', subject: penalty.id, data }])
}

/** A person takes a lead up, in his own words. */
export async function giveNotice(ctx: Ctx, input: Input<typeof contract.giveNotice>): Promise<Penalty> {
  const held = await begin(ctx, 'give-notice', input)
  const penalty: Penalty = { ...held, state: 'noticed', noticedAt: ctx.now, seen: input.text }
  return finish(ctx, { penalty, files: input.files, facts: [noticed(penalty)] })
}

export async function dropPenalty(ctx: Ctx, input: Input<typeof contract.dropPenalty>): Promise<Penalty> {
  const held = await begin(ctx, 'drop', input)
  const { id: subject, violation, merchantId: merchant } = held
  return finish(ctx, {
    penalty: { ...held, state: 'dropped' },
    text: { kind: 'drop', text: input.text },
    facts: [{ kind: 'violation.dropped', subject, data: { violation, merchant } }],
  })
}

export async function stateDefence(ctx: Ctx, input: Input<typeof contract.stateDefence>): Promise<Penalty> {
  const held = await begin(ctx, 'state', input)
  return finish(ctx, {
    penalty: { ...held, state: 'deciding', heardAt: ctx.now },
    text: { kind: 'statement', text: input.text },
    files: input.files,
    facts: [{ kind: 'violation.heard', subject: held.id, data: { merchant: held.merchantId } }],
  })
}
