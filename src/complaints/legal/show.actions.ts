import { hasRole, type Ctx } from '../../kernel/context.ts'
import { filesOf } from '../../kernel/evidence/evidence.actions.ts'
import { cut, readCursor } from '../../kernel/http/cursor.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { sideOf } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import * as statements from '../statement.store.ts'
import type * as contract from './legal.contract.ts'
import * as store from './legal.store.ts'

/** Both sides read what either reported, and what the platform made of it. */
export async function showLegalResults(ctx: Ctx, id: string) {
  const complaint = found(await complaints.find(ctx, id), 'complaint')
  const side = sideOf(ctx.actor, complaint) ?? refuse('not-found', { noun: 'complaint' })
  const results = await store.resultsOf(ctx, id)
  const said = results.length > 0 ? await statements.listOf(ctx, id) : []
  const textOf = (statement: string | null) => said.find((one) => one.id === statement)?.text ?? null
  const asks = side === 'platform' && hasRole(ctx.actor, 'agent') && complaint.state === 'legal_route'
  const files = results.length > 0 ? await filesOf(ctx, id) : []
  const views = results.map(
    ({ complaintId: _case, statementId, documentFile, answerId, reportedAt, decidedAt, ...result }) => ({
      ...result,
      text: textOf(statementId) ?? '',
      document: files.find((file) => file.id === documentFile) ?? null,
      reportedAt: reportedAt.toISOString(),
      decidedAt: decidedAt?.toISOString() ?? null,
      answer: textOf(answerId),
      asksYou: asks && result.state === 'reported',
    }),
  )
  return { currency: complaint.currency, results: views }
}

export async function listLegalReports(ctx: Ctx, { cursor, limit }: Input<typeof contract.listLegalReports>) {
  const rows = await store.waiting(ctx, { after: readCursor(cursor), limit: limit + 1 })
  const { rows: page, next } = cut(rows, limit, ({ result }) => ({ at: result.reportedAt, id: result.id }))
  return {
    rows: page.map(({ receipt, currency, result }) => ({
      complaint: result.complaintId,
      receipt,
      currency,
      result: {
        id: result.id,
        outcome: result.outcome,
        body: result.body,
        reference: result.reference,
        side: result.side,
        amountFen: result.amountFen,
      },
      reportedAt: result.reportedAt.toISOString(),
    })),
    next,
  }
}
