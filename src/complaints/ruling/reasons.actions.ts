import type { Ctx } from '../../kernel/context.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { sideOf } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { showDispute } from '../dispute/dispute-view.actions.ts'
import { exhibitsOf } from '../dispute/exhibits.actions.ts'
import { assessmentsOf } from '../dispute/dispute.store.ts'
import { boundsOf } from './bounds.actions.ts'
import { hasGap, restProblem, templateOf } from './reasons.rules.ts'

/** The paper on which somebody begins to write: facts, evidence, rules, remedy, with what both sides and the findings already say. */
export async function showPaper(ctx: Ctx, id: string) {
  const complaint = found(await complaints.find(ctx, id), 'complaint')
  if (sideOf(ctx.actor, complaint) !== 'platform') refuse('not-found', { noun: 'complaint' })
  const dispute = await showDispute(ctx, { complaint, side: 'platform' })
  const bounds = complaint.state === 'review' ? await boundsOf(ctx, complaint) : null
  return {
    text: templateOf(dispute),
    bounds: bounds && { ...bounds, changes: bounds.by === 'consumer' || complaint.obligated },
    exhibits: dispute.exhibits.map(({ number, file, finding }) => ({
      id: file.id,
      number,
      name: file.name,
      admitted: finding?.admitted ?? null,
    })),
  }
}

type Paper = { readonly text: string; readonly restsOn: readonly string[] }
export async function assertPaper(ctx: Ctx, complaintId: string, { text, restsOn }: Paper): Promise<void> {
  if (hasGap(text)) refuse('ruling.reasons-gap', { field: 'text' })
  if (restsOn.length === 0) return
  const findings = await assessmentsOf(ctx, complaintId)
  const exhibits = (await exhibitsOf(ctx, complaintId)).map(({ file }) => ({
    id: file.id,
    admitted: findings.find((one) => one.fileId === file.id && one.side === 'platform')?.admitted ?? null,
  }))
  const problem = restProblem(restsOn, exhibits)
  if (problem) refuse(problem.code, { field: problem.field })
}

/** The evidence of a ruling by number and name, for whoever may read the ruling. */
export async function evidenceNames(ctx: Ctx, complaintId: string, needed: boolean) {
  if (!needed) return new Map<string, { number: number; name: string }>()
  const exhibits = await exhibitsOf(ctx, complaintId)
  return new Map(exhibits.map(({ number, file }) => [file.id, { number, name: file.name }]))
}
