import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { askOrders } from '../../marketplace/index.ts'
import type { Complaint } from '../complaint.rules.ts'
import * as complaints from '../complaint.store.ts'
import { csvLines } from '../csv.rules.ts'
import { viewerOf, type Viewer } from './claim.rules.ts'
import * as claims from './claim.store.ts'
import type { Totals } from './claim.contract.ts'
import * as decisions from './decision.store.ts'
import type { MassFormula } from './formula.contract.ts'
import { amountOf, memberWords, type MemberInput } from './formula.rules.ts'
import { linesOfAll } from './lines.store.ts'
import type { MemberFilter, MemberRow } from './member.contract.ts'
import * as members from './member.store.ts'
import type { z } from 'zod'

/** Members are worked out in pages of so many: as many orders as the marketplace answers at once. */
const page = 200

/** What members bring into a formula: their own order lines, what they were asked, what they ask for. */
export async function inputsOf(
  ctx: Ctx,
  of: readonly { readonly complaint: Complaint; readonly affected: number | null }[],
): Promise<Map<string, MemberInput>> {
  const orderIds = [...new Set(of.flatMap(({ complaint }) => complaint.orderId ?? []))]
  const orders = new Map((await askOrders(ctx, orderIds)).map((order) => [order.id, order]))
  const lines = await linesOfAll(
    ctx,
    of.map(({ complaint }) => complaint.id),
  )
  return new Map(
    of.map(({ complaint, affected }) => {
      const order = orders.get(complaint.orderId ?? '')
      const concerned = new Set(lines.get(complaint.id) ?? [])
      const goods = (order?.lines ?? []).filter(({ id }) => concerned.has(id))
      const known = order !== undefined && goods.length > 0
      const sum = (read: (line: (typeof goods)[number]) => number) => goods.reduce((all, line) => all + read(line), 0)
      const own = known
        ? {
            goodsFen: sum(({ amountFen }) => amountFen),
            pieces: sum(({ quantity }) => quantity),
            refundedFen: order.refundedFen,
          }
        : null
      return [complaint.id, { order: own, affected, claimFen: complaint.claimFen }]
    }),
  )
}

type Wanted = {
  readonly id: string
  readonly filter: z.infer<typeof MemberFilter>
  readonly cursor?: string | undefined
  readonly limit: number
}

async function seen(ctx: Ctx, id: string) {
  const claim = found(await claims.find(ctx, id), 'mass-claim')
  const viewer = viewerOf(ctx.actor, claim) ?? refuse('not-found', { noun: 'mass-claim' })
  return { claim, viewer, formula: await formulaFor(ctx, id, viewer) }
}

/** The finding's; before it, for colleagues, the one that is being tried. */
async function formulaFor(ctx: Ctx, id: string, viewer: Viewer): Promise<MassFormula | null> {
  const finding = await decisions.findingOf(ctx, id)
  if (finding) return finding.decision === 'merchant' ? null : finding.formula
  return viewer === 'platform' ? ((await decisions.draftOf(ctx, id))?.formula ?? null) : null
}

export async function listMembers(ctx: Ctx, { id, filter, cursor, limit }: Wanted) {
  const { viewer, formula } = await seen(ctx, id)
  const after = Number.parseInt(cursor ?? '0', 36)
  if (!Number.isSafeInteger(after) || after < 0 || after > 2_000_000_000)
    refuse('input.cursor-unreadable', { field: 'cursor' })
  const rows = await members.list(ctx, id, { filter, after, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: await viewMembers(ctx, shown, { viewer, formula }),
    next: rows.length > limit && last ? last.number.toString(36) : null,
  }
}

async function viewMembers(
  ctx: Ctx,
  of: readonly members.Member[],
  { viewer, formula }: { readonly viewer: Viewer; readonly formula: MassFormula | null },
): Promise<MemberRow[]> {
  const cases = new Map(
    (
      await complaints.findAll(
        ctx,
        of.map(({ complaintId }) => complaintId),
      )
    ).map((one) => [one.id, one]),
  )
  const inputs = await inputsOf(
    ctx,
    of.flatMap((member) => {
      const complaint = cases.get(member.complaintId)
      return complaint ? [{ complaint, affected: member.affected }] : []
    }),
  )
  return of.map((member) => {
    const complaint = cases.get(member.complaintId)
    const input = inputs.get(member.complaintId)
    const worked = formula && input ? amountOf(formula, input, ctx.rulebook) : null
    const amountFen = member.result === 'done' ? member.amountFen : (worked?.amountFen ?? null)
    return {
      number: member.number,
      complaint:
        viewer === 'platform' && complaint
          ? { id: complaint.id, receipt: complaint.receipt, state: complaint.state }
          : null,
      state: member.state,
      late: member.late,
      stands: member.stands,
      represents: member.represents,
      affected: member.affected,
      amountFen,
      awardedFen: member.awardedFen,
      words:
        formula && input && worked && worked.amountFen !== null ? memberWords(formula, input, worked.amountFen) : null,
      missing: [...(worked?.missing ?? [])],
      result: member.result,
      skipped: member.skipped,
    }
  })
}

/** Every member who joined, in pages: what is read at once stays small however many there are. */
async function* allPages(ctx: Ctx, id: string, filter: 'all' | 'joined' | 'pays') {
  for (let after = 0; ;) {
    const rows = await members.list(ctx, id, { filter, after, limit: page })
    yield rows
    if (rows.length < page) return
    after = rows.at(-1)?.number ?? after
  }
}

export async function readTotals(ctx: Ctx, id: string): Promise<Totals> {
  const { viewer, formula } = await seen(ctx, id)
  const totals = { members: 0, withAmount: 0, missing: 0, nothing: 0, sumFen: 0, awardedFen: 0 }
  for await (const rows of allPages(ctx, id, 'pays'))
    for (const row of await viewMembers(ctx, rows, { viewer, formula })) {
      totals.members += 1
      if (row.missing.length > 0) totals.missing += 1
      else if (row.amountFen === 0) totals.nothing += 1
      else if (row.amountFen !== null) totals.withAmount += 1
      totals.sumFen += row.amountFen ?? 0
      totals.awardedFen += row.awardedFen
    }
  return totals
}

const header = [
  'member',
  'receipt',
  'state',
  'late',
  'pieces_affected',
  'amount',
  'awarded_by_law',
  'formula',
  'missing',
  'result',
  'skipped',
]
export async function exportMembers(ctx: Ctx, id: string): Promise<string> {
  const { viewer, formula } = await seen(ctx, id)
  const lines: (string | number | null)[][] = [header]
  for await (const rows of allPages(ctx, id, 'all'))
    for (const row of await viewMembers(ctx, rows, { viewer, formula }))
      lines.push([
        row.number,
        row.complaint?.receipt ?? null,
        row.state,
        row.late ? 'late' : null,
        row.affected,
        row.amountFen === null ? null : (row.amountFen / 100).toFixed(2),
        row.awardedFen === 0 ? null : (row.awardedFen / 100).toFixed(2),
        row.words?.zh ?? null,
        row.missing.join(' ') || null,
        row.result,
        row.skipped,
      ])
  await inTransaction(ctx, (inner) =>
    record(inner, [{ kind: 'mass.exported', subject: id, data: { rows: lines.length - 1 } }]),
  )
  return csvLines(lines, null)
}
