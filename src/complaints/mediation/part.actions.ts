import type { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/id.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { everybody, finish, say } from '../complaint.actions.ts'
import { sideOf, type Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { newLink, presentLink } from '../guest/link.actions.ts'
import { claimReceipt } from '../intake/receive.actions.ts'
import { replaceObligations } from '../performance/obligation.store.ts'
import type { Part, PartsView } from './mediation.contract.ts'
import { obligationsIn, owedFen } from './mediation.rules.ts'
import type { Proposal } from './mediation.store.ts'
import { restOf } from './part.rules.ts'

type Agreed = Pick<Proposal, 'terms' | 'text' | 'hash' | 'version'> & { readonly part: Part }

/**
 * What both sides signed becomes a matter of its own, to be performed under its own clock; the rest stays in mediation with the
 * clocks that it has, and nobody gives up anything of it.
 */
export async function agreePart(ctx: Ctx, complaint: Complaint, agreed: Agreed): Promise<Complaint> {
  const settled = await openPart(ctx, complaint, agreed)
  const rest = restOf(complaint, agreed.part)
  const after = { ...complaint, remedies: rest.remedies, claimFen: rest.amountFen, version: complaint.version + 1 }
  return finish(ctx, { before: complaint, after }, [
    {
      kind: 'agreement.part-reached',
      subject: complaint.id,
      data: { part: settled.id, amountFen: settled.outcomeFen, hash: agreed.hash, version: agreed.version },
    },
  ])
}

async function openPart(ctx: Ctx, whole: Complaint, { part, ...proposal }: Agreed): Promise<Complaint> {
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
  await complaints.insert(ctx, before, await complaints.linesOf(ctx, whole.id))
  // A guest's link opens one case: what is settled apart has a link of its own, which the news about it carries.
  if (whole.guestId !== null) await newLink(ctx, id, whole.guestId)
  await replaceObligations(ctx, id, obligationsIn(proposal.terms))
  const text = `${partWords}\n${proposal.text}`
  const statement = await say(ctx, id, { side: 'platform', kind: 'result', audience: everybody, text })
  const amountFen = owedFen(proposal.terms)
  const after = { ...before, state: 'performing', obligated: true, proven: false, outcomeFen: amountFen } as const
  return finish(ctx, { before, after }, [
    { kind: 'complaint.parted', subject: id, data: { whole: whole.id, statement, amountFen, hash: proposal.hash } },
  ])
}

/** Bilingual, because it is stored as it was said. */
const partWords =
  '双方在调解中就投诉的一部分达成协议，单独履行。\nThe two sides settled a part of the complaint in mediation; it is performed apart.'

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
    })
  return {
    whole: whole ? { id: whole.id, page: await pageOf(whole.id), receipt: whole.receipt } : null,
    parts,
  }
}
