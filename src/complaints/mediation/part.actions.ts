import type { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { everybody, finish, say } from '../complaint.actions.ts'
import { sideOf, type Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { newLink, presentLink } from '../guest/link.actions.ts'
import { claimReceipt } from '../intake/receive.actions.ts'
import { mostClaimable } from '../filing.rules.ts'
import { orderOf } from '../orders.actions.ts'
import { replaceObligations, type Obligation } from '../performance/obligation.store.ts'
import type { Part, PartInput, PartsView, Term } from './mediation.contract.ts'
import { obligationsIn, owedFen } from './mediation.rules.ts'
import type { Proposal } from './mediation.store.ts'
import {
  linesProblem,
  namesBoth,
  partProblem,
  restOf,
  splitByLines,
  termLineProblem,
  type Lines,
  type PartProblem,
} from './part.rules.ts'

/** What is settled apart: which part, what is owed for it, and in whose words. */
export type Settled = {
  readonly part: Part
  readonly obligations: readonly Obligation[]
  readonly text: string
  readonly by: 'mediation' | 'negotiation'
  /** Of the document that both signed; there is none where an offer was accepted. */
  readonly hash: string | null
}

/**
 * What both sides signed becomes a matter of its own, to be performed under its own clock; the rest stays in mediation with the
 * clocks that it has, and nobody gives up anything of it.
 */
export async function agreePart(
  ctx: Ctx,
  complaint: Complaint,
  proposal: Proposal & { part: Part },
): Promise<Complaint> {
  const { part, terms, text, hash, version } = proposal
  const rest = await restAfter(ctx, complaint, { part, terms })
  const obligations = obligationsIn(terms)
  const settled = await openPart(ctx, complaint, { part, obligations, text, by: 'mediation', hash })
  const after = { ...complaint, remedies: rest.remedies, claimFen: rest.amountFen, version: complaint.version + 1 }
  return finish(ctx, { before: complaint, after }, [
    {
      kind: 'agreement.part-reached',
      subject: complaint.id,
      data: { part: settled.id, amountFen: settled.outcomeFen, lines: part.lineIds, hash, version },
    },
  ])
}

/** What both sign has to be a part of what is claimed now: a claim that was put right meanwhile needs a new proposal. */
async function restAfter(ctx: Ctx, complaint: Complaint, { part, terms }: Pick<Proposal, 'terms'> & { part: Part }) {
  if (part.lineIds.length === 0) {
    if (partProblem(complaint, part)) refuse('mediation.part-changed', { field: 'proposal' })
    return restOf(complaint, part)
  }
  const asked = { lines: await linesIn(ctx, complaint), named: part.lineIds, terms }
  const { part: now, rest } = splitByLines(complaint, { ...asked, owedFen: owedFen(terms) })
  if (linesProblem(complaint, asked) || now.amountFen !== part.amountFen)
    refuse('mediation.part-changed', { field: 'proposal' })
  return rest
}

/** Of a proposal as it was sent: the part as it is signed, or the refusal that names what is wrong with it. */
export async function partIn(
  ctx: Ctx,
  complaint: Complaint,
  { settles, terms }: { readonly settles: PartInput | undefined; readonly terms: readonly Term[] },
): Promise<Part | null> {
  const say = (problem: PartProblem | null) => problem && refuse(problem.code, { field: problem.field })
  const lines = await linesIn(ctx, complaint)
  say(termLineProblem(terms, settles?.lineIds.length ? settles.lineIds : lines.inDispute))
  if (settles === undefined) return null
  if (namesBoth(settles)) refuse('mediation.part-both', { field: 'settles.lineIds' })
  if (settles.lineIds.length === 0) {
    say(partProblem(complaint, settles))
    return settles
  }
  const named = [...new Set(settles.lineIds)]
  say(linesProblem(complaint, { lines, named, terms }))
  return splitByLines(complaint, { lines, named, owedFen: owedFen(terms) }).part
}

/** The lines that the complaint is about, and what was paid for them. */
export async function linesIn(ctx: Ctx, { id, orderId }: Complaint): Promise<Lines> {
  const order = orderId === null ? null : await orderOf(ctx, orderId)
  return {
    inDispute: order === null ? [] : await complaints.linesOf(ctx, id),
    paidFor: (lineIds) => (order === null || lineIds.length === 0 ? 0 : mostClaimable(order, lineIds)),
  }
}

export async function openPart(ctx: Ctx, whole: Complaint, settled: Settled): Promise<Complaint> {
  const { part, obligations, by, hash } = settled
  const id = newId('cmp')
  const before: Complaint = {
    ...whole,
    id,
    receipt: await claimReceipt(ctx, id),
    remedies: part.remedies,
    claimFen: part.amountFen,
    // What is demanded by law stays with the whole.
    demandedFen: 0,
    partOf: whole.id,
    // Its only clock is that of the performance, which starts now.
    stageClock: null,
    nextDueAt: null,
    version: 1,
  }
  const byLines = part.lineIds.length > 0
  await complaints.insert(ctx, before, byLines ? part.lineIds : await complaints.linesOf(ctx, whole.id))
  await complaints.removeLines(ctx, whole.id, part.lineIds)
  // A guest's link opens one case: what is settled apart has a link of its own, which the news about it carries.
  if (whole.guestId !== null) await newLink(ctx, id, whole.guestId)
  await replaceObligations(ctx, id, obligations)
  const text = `${partWords[by]}\n${settled.text}`
  const statement = await say(ctx, id, { side: 'platform', kind: 'result', audience: everybody, text })
  const amountFen = owedBy(obligations)
  const after = { ...before, state: 'performing', obligated: true, proven: false, outcomeFen: amountFen } as const
  return finish(ctx, { before, after }, [
    { kind: 'complaint.parted', subject: id, data: { whole: whole.id, statement, amountFen, hash } },
  ])
}

const owedBy = (obligations: readonly Obligation[]): number =>
  obligations.reduce((sum, { debtor, amountFen }) => sum + (debtor === 'merchant' ? amountFen : 0), 0)

/** Bilingual, because it is stored as it was said. */
const partWords = {
  mediation:
    '双方在调解中就投诉的一部分达成协议，单独履行。\nThe two sides settled a part of the complaint in mediation; it is performed apart.',
  negotiation:
    '消费者接受了商家对部分商品的方案，单独履行。\nThe consumer accepted an offer for some of the items; it is performed apart.',
} as const

/** Both ends of the string: from the part to the whole, and from the whole to its parts. */
export async function showParts(ctx: Ctx, id: string): Promise<z.input<typeof PartsView>> {
  const complaint = found(await complaints.find(ctx, id), 'complaint')
  if (sideOf(ctx.actor, complaint) === null) refuse('not-found', { noun: 'complaint' })
  const whole = complaint.partOf === null ? undefined : await complaints.find(ctx, complaint.partOf)
  const byLink = complaint.guestId !== null && ctx.actor.id === complaint.guestId
  const pageOf = async (one: string): Promise<string | null> => (byLink ? presentLink(ctx, one) : `/complaints/${one}`)
  const parts = []
  for (const part of await complaints.partsOf(ctx, id))
    parts.push({
      id: part.id,
      page: await pageOf(part.id),
      receipt: part.receipt,
      state: part.state,
      remedies: [...part.remedies],
      amountFen: part.outcomeFen ?? 0,
      lines: await linesGone(ctx, complaint, part.id),
    })
  return {
    whole: whole ? { id: whole.id, page: await pageOf(whole.id), receipt: whole.receipt } : null,
    parts,
  }
}

/** Titles of the lines that left the whole with a part. */
async function linesGone(ctx: Ctx, { id, orderId }: Complaint, part: string): Promise<string[]> {
  const order = orderId === null ? null : await orderOf(ctx, orderId)
  if (order === null) return []
  const [staying, gone] = [await complaints.linesOf(ctx, id), await complaints.linesOf(ctx, part)]
  return order.lines.filter((line) => gone.includes(line.id) && !staying.includes(line.id)).map(({ title }) => title)
}
