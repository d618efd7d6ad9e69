import { namesOf } from '../../kernel/access/people.ts'
import type { Ctx } from '../../kernel/context.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { RefusalCatalogue } from '../../kernel/refusal.contract.ts'
import * as complaints from '../complaint.store.ts'
import { readCursor, writeCursor } from '../../kernel/http/cursor.ts'
import { merchantNames } from '../orders.actions.ts'
import type { ClaimRow, ClaimView, MotionView } from './claim.contract.ts'
import { stepsFor, viewerOf } from './claim.rules.ts'
import { viewAwards } from './award.actions.ts'
import { massAwardsOf } from './award.store.ts'
import * as claims from './claim.store.ts'
import { sharedOf } from './cluster.actions.ts'
import * as decisions from './decision.store.ts'
import { formulaWords } from './formula.rules.ts'
import * as members from './member.store.ts'
import * as motions from './motion.store.ts'
import { sittingIn } from './seat.store.ts'
import { massRefusals } from './refusal-words.contract.ts'
import { answerBy, situationOf } from './situation.actions.ts'

type Wanted = { readonly tab: 'running' | 'closed'; readonly cursor?: string | undefined; readonly limit: number }

/** A shop sees its own, the authority and colleagues see all. */
export async function listClaims(ctx: Ctx, { tab, cursor, limit }: Wanted) {
  const merchant = ctx.actor.merchantId
  const rows = await claims.list(ctx, { tab, merchant, after: readCursor(cursor), limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > limit && last ? writeCursor({ at: last.openedAt, id: last.id }) : null
  return { rows: await viewRows(ctx, page), next }
}

export async function viewRows(ctx: Ctx, of: readonly claims.Claim[]): Promise<ClaimRow[]> {
  const names = await merchantNames(ctx, [...new Set(of.map(({ merchantId }) => merchantId))])
  const counts = await members.countsOf(
    ctx,
    of.map(({ id }) => id),
  )
  return of.map((claim) => ({
    id: claim.id,
    title: claim.title,
    merchant: { id: claim.merchantId, name: names.get(claim.merchantId) ?? claim.merchantId },
    shared: sharedOf(ctx, claim),
    state: claim.state,
    members: counts.get(claim.id)?.members ?? 0,
    joined: counts.get(claim.id)?.joined ?? 0,
    openedAt: claim.openedAt.toISOString(),
    announcedAt: claim.announcedAt?.toISOString() ?? null,
    closedAt: claim.closedAt?.toISOString() ?? null,
  }))
}

/** The whole claim as this reader may see it: no reader but the platform learns who its members are. */
export async function showClaim(ctx: Ctx, id: string): Promise<ClaimView> {
  const claim = found(await claims.find(ctx, id), 'mass-claim')
  const viewer = viewerOf(ctx.actor, claim) ?? refuse('not-found', { noun: 'mass-claim' })
  const [row] = await viewRows(ctx, [claim])
  if (!row) return refuse('not-found', { noun: 'mass-claim' })
  const situation = await situationOf(ctx, claim)
  const staff = viewer === 'platform'
  const finding = await decisions.findingOf(ctx, id)
  const draft = staff && !finding ? await decisions.draftOf(ctx, id) : null
  const lead = staff ? await complaints.find(ctx, claim.leadId) : undefined
  const sitting = await sittingIn(ctx, id)
  const people = staff
    ? await namesOf(ctx, [claim.openedBy, ...(finding ? [finding.by] : []), ...(sitting === null ? [] : [sitting])])
    : new Map<string, string>()
  const representatives = (await motions.candidates(ctx, id)).filter(({ represents }) => represents)
  return {
    ...row,
    summary: claim.summary,
    lead: lead ? { id: lead.id, receipt: lead.receipt } : null,
    openedBy: people.get(claim.openedBy) ?? null,
    electedAt: claim.electedAt?.toISOString() ?? null,
    answerBy: answerBy(ctx, claim).toISOString(),
    representatives: representatives.map(({ number, votes }) => ({ number, votes })),
    answers: (await decisions.answersOf(ctx, id)).map(({ text, at }) => ({ text, at: at.toISOString() })),
    motions: (await motions.listOf(ctx, id)).map(viewMotion),
    arbitrator: {
      drawn: sitting !== null,
      me: sitting === ctx.actor.id,
      name: sitting === null ? null : (people.get(sitting) ?? null),
    },
    draft: draft && {
      remedy: draft.remedy,
      formula: draft.formula,
      words: formulaWords(draft.formula),
      at: draft.at.toISOString(),
    },
    finding: finding && {
      decision: finding.decision,
      remedy: finding.remedy,
      formula: finding.formula,
      words: formulaWords(finding.formula),
      reasons: finding.reasons,
      cites: [...finding.cites],
      awards: viewAwards(ctx, await massAwardsOf(ctx, id)),
      by: people.get(finding.by) ?? null,
      at: finding.at.toISOString(),
    },
    notices: (await decisions.noticesOf(ctx, id)).map(({ text, at }) => ({ text, at: at.toISOString() })),
    counts: situation.counts,
    closeReason: viewer === 'regulator' ? null : claim.closeReason,
    mergedInto: claim.mergedInto,
    viewer,
    steps: stepsFor(situation, { viewer, actor: ctx.actor }).map(({ step, code }) => ({
      step,
      allowed: code === null,
      reason: reasonOf(code),
    })),
    version: claim.version,
  }
}

export const viewMotion = (motion: motions.Motion): MotionView => ({
  id: motion.id,
  kind: motion.kind,
  side: motion.side,
  remedy: motion.remedy,
  words: motion.formula && formulaWords(motion.formula),
  text: motion.text,
  at: motion.at.toISOString(),
  open: motion.closedAt === null,
  yes: motion.yes,
  no: motion.no,
})

/** The words of a refusal, for a button that cannot be pressed. */
export function reasonOf(code: string | null): ({ code: string } & { zh: string; en: string }) | null {
  if (code === null) return null
  const catalogue: RefusalCatalogue = massRefusals
  const words = catalogue[code] ?? { zh: code, en: code }
  return { code, zh: words.zh, en: words.en }
}
