import { z } from 'zod'
import { defineJob } from '../../kernel/capability.ts'
import { activePerson } from '../../kernel/access/people.ts'
import type { Actor, Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { record } from '../../kernel/fact/record.ts'
import { notify } from '../../kernel/notice/notify.ts'
import { newId } from '../../kernel/id.ts'
import { everybody, say } from '../complaint.actions.ts'
import { stopClocks } from '../complaint-clocks.actions.ts'
import { complainantOf, type Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { totalOf } from '../demand/award.actions.ts'
import { moveTogether } from '../lifecycle/together.rules.ts'
import { decide } from '../ruling/ruling.actions.ts'
import * as rulings from '../ruling/ruling.store.ts'
import { tookPartIn } from '../ties/ties.actions.ts'
import { isTied } from '../ties/ties.rules.ts'
import type { MassAward } from './award.contract.ts'
import { awardedTo } from './award.actions.ts'
import { massAwardsOf } from './award.store.ts'
import { inputsOf } from './calculation.actions.ts'
import * as claims from './claim.store.ts'
import * as decisions from './decision.store.ts'
import { amountOf, type MemberInput } from './formula.rules.ts'
import type { SkipReason } from './member.contract.ts'
import * as members from './member.store.ts'

/**
 * So many members in one transaction: their results and their marks are there together or not at all. A worker that dies loses at most one
 * batch that nobody saw, and the next one goes on with whoever has no mark.
 */
export const batch = 20

export const carryMass = defineJob({
  name: 'complaints.carry-mass',
  title: { zh: '逐件执行群体投诉的共同认定', en: 'Carry a common finding out, case by case' },
  payload: z.strictObject({ claim: z.string() }),
  outside: true,
  run: (ctx, { claim }) => carry(ctx, claim),
})

/** So many batches at once in one worker; more would take the connections of those who wait for a page. */
const lanes = 3

export async function carry(ctx: Ctx, claimId: string): Promise<void> {
  const lane = async () => {
    while (await inTransaction(ctx, (inner) => carryBatch(inner, claimId)));
  }
  // Another worker, or somebody who is just leaving, may hold members that this one passed over.
  do await Promise.all(Array.from({ length: lanes }, lane))
  while (!(await inTransaction(ctx, (inner) => finishCarrying(inner, claimId))))
}

/** False when nobody is left. */
export async function carryBatch(ctx: Ctx, claimId: string): Promise<boolean> {
  const claim = await claims.share(ctx, claimId)
  const finding = claim && (await decisions.findingOf(ctx, claimId))
  if (!claim || !finding || !['carrying', 'carried'].includes(claim.state)) return false
  const open = await members.holdOpen(ctx, claimId, batch)
  const cases: Complaint[] = []
  // In the order of the ids, as everything that holds several complaints does.
  for (const { complaintId } of open) {
    const complaint = await complaints.hold(ctx, complaintId)
    if (complaint) cases.push(complaint)
  }
  const affected = new Map(open.map((member) => [member.complaintId, member.affected]))
  const inputs = await inputsOf(
    ctx,
    cases.map((complaint) => ({ complaint, affected: affected.get(complaint.id) ?? null })),
  )
  const tied = await tiedTo(ctx, finding.by, cases)
  const awards = await massAwardsOf(ctx, claimId)
  for (const complaint of cases)
    await carryOne(ctx, { claimId, complaint, finding, awards, input: inputs.get(complaint.id), tied: tied(complaint) })
  return open.length > 0
}

type One = {
  readonly claimId: string
  readonly complaint: Complaint
  readonly finding: decisions.Finding
  readonly awards: readonly MassAward[]
  readonly input: MemberInput | undefined
  /** Whoever made the finding took part in this case, or is a side of it: it goes on alone. */
  readonly tied: boolean
}

/** Who joined after the finding may be somebody whose case its author handled: asked for all of a batch first, for each only then. */
async function tiedTo(ctx: Ctx, by: string, cases: readonly Complaint[]): Promise<(one: Complaint) => boolean> {
  const person = (await activePerson(ctx, by)) ?? { id: by, consumerId: null, merchantId: null }
  if (!isTied(person, cases, await tookPartIn(ctx, cases))) return () => false
  const tied = new Set<string>()
  for (const one of cases) if (isTied(person, [one], await tookPartIn(ctx, [one]))) tied.add(one.id)
  return ({ id }) => tied.has(id)
}

/** The common finding becomes the ruling of this case, with its reasons and the same week to appeal as any other. */
async function carryOne(ctx: Ctx, { claimId, complaint, finding, awards: common, input, tied }: One): Promise<void> {
  const after = moveTogether('find', complaint)
  const law = await awardedTo(ctx, { claimId, complaint, common, input })
  const owed = owedBy(ctx, finding, { input, byLaw: 'awards' in law && law.awards.length > 0 })
  const gone = after === null ? whyUnmoved(complaint) : tied ? 'tied' : null
  const skipped = gone ?? ('skip' in law ? law.skip : 'skip' in owed ? owed.skip : null)
  if (after === null || 'skip' in law || 'skip' in owed || skipped !== null)
    return members.change(
      ctx,
      { claimId, complaintId: complaint.id },
      { result: 'skipped', skipped, result_at: ctx.now },
    )
  const { amountFen } = owed
  const inner = { ...ctx, actor: decider(finding) }
  const text = [finding.reasons, ...law.refused].join('\n\n')
  const statement = await say(inner, complaint.id, {
    side: 'platform',
    kind: 'ruling',
    audience: everybody,
    text,
  })
  const open = (await rulings.rulingsOf(ctx, complaint.id)).find(({ at }) => at === null)
  const id = open?.id ?? newId('rul')
  if (!open)
    await rulings.open(ctx, complaint.id, { id, kind: 'ruling', seed: `mass claim ${claimId}`, size: 1, rule: null })
  const { decision, remedy, cites } = finding
  if (complaint.respondedAt === null)
    await stopClocks(inner, complaint, ({ stage }) => (stage === 'respond' ? 'met' : null))
  await decide(
    inner,
    { before: complaint, after: { ...after, respondedAt: complaint.respondedAt ?? ctx.now } },
    {
      id,
      decision,
      remedy,
      amountFen,
      decidedBy: 'person',
      statement,
      text,
      cites,
      awards: law.awards,
      mass: claimId,
    },
  )
  await members.change(
    ctx,
    { claimId, complaintId: complaint.id },
    { result: 'done', amount_fen: amountFen, awarded_fen: totalOf(law.awards), result_at: ctx.now },
  )
  await tellResult(ctx, claimId, complaint)
}

async function tellResult(ctx: Ctx, claimId: string, complaint: Complaint): Promise<void> {
  const consumer = complainantOf(complaint)
  if (consumer === null) return
  await notify(ctx, {
    to: { consumer },
    template: 'mass.result',
    params: { complaint: complaint.id, receipt: complaint.receipt },
    subject: complaint.id,
    dedupe: `mass.result:${claimId}:${complaint.id}`,
    happenedAt: ctx.now,
  })
}

function owedBy(
  ctx: Ctx,
  finding: decisions.Finding,
  { input, byLaw }: { readonly input: MemberInput | undefined; readonly byLaw: boolean },
): { amountFen: number } | { skip: SkipReason } {
  if (finding.decision === 'merchant') return { amountFen: 0 }
  if (!input) return { skip: 'missing' }
  const { amountFen } = amountOf(finding.formula, input, ctx.rulebook)
  if (amountFen === null) return { skip: 'missing' }
  return amountFen === 0 && isMoney(finding.remedy) && !byLaw ? { skip: 'nothing' } : { amountFen }
}
const isMoney = (remedy: string): boolean => ['refund', 'return', 'compensation'].includes(remedy)
const whyUnmoved = ({ state }: Complaint): SkipReason =>
  state === 'transferred' || state === 'legal_route' ? 'elsewhere' : 'decided'

/** What happens in a member's case is the deed of whoever made the finding. */
const decider = ({ by }: decisions.Finding): Actor => ({
  id: by,
  kind: 'person',
  roles: ['arbitrator'],
  consumerId: null,
  merchantId: null,
  scopes: [],
})

/** False while somebody is left. The claim is held alone here: no batch is under way. */
async function finishCarrying(ctx: Ctx, claimId: string): Promise<boolean> {
  const claim = await claims.hold(ctx, claimId)
  if (!claim || !['carrying', 'carried'].includes(claim.state)) return true
  if (await members.hasOpen(ctx, claimId)) return false
  if (claim.state === 'carried') return true
  await claims.change(ctx, claim, { state: 'carried', carried_at: ctx.now })
  const { done, skipped } = await members.counts(ctx, claimId)
  await record(ctx, [{ kind: 'mass.carried', subject: claimId, data: { done, skipped } }])
  return true
}
