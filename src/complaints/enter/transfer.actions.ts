import { namesOf } from '../../kernel/access/people.ts'
import type { Task } from '../../kernel/capability.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { record } from '../../kernel/fact/record.ts'
import { newId } from '../../kernel/id.ts'
import { found } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { heldFor } from '../handled.actions.ts'
import { mostExported, type StatusReport, type TransferRow } from './transfer.contract.ts'
import type * as contract from './transfer.contract.ts'
import * as rules from './transfer.rules.ts'
import * as store from './transfer.store.ts'

type Wanted = store.TransferFilter & { readonly cursor?: string | undefined; readonly limit: number }

export async function listTransfers(ctx: Ctx, { cursor, limit, ...filter }: Wanted) {
  const after = rules.readPlace(filter.tab, cursor)
  const rows = await store.listTransfers(ctx, filter, { after, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > limit && last ? rules.writePlace({ ...last, key: rules.keyIn(filter.tab, last) }) : null
  return { rows: page.map((row) => viewTransfer(row, ctx.now)), next }
}

/** Read in pages, so that no query holds ten thousand. */
const exportPage = 500
export async function exportTransfers(ctx: Ctx, filter: store.TransferFilter): Promise<string> {
  const rows: TransferRow[] = []
  let more = true
  for (let cursor: string | undefined; more && rows.length < mostExported;) {
    const page: Awaited<ReturnType<typeof listTransfers>> = await listTransfers(ctx, {
      ...filter,
      cursor,
      limit: exportPage,
    })
    rows.push(...page.rows)
    cursor = page.next ?? undefined
    more = page.next !== null
  }
  const data = { rows: rows.length, more, tab: filter.tab }
  await inTransaction(ctx, (inner) => record(inner, [{ kind: 'complaint.exported', subject: newId('exp'), data }]))
  return rules.transfersCsv(rows, more)
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null
const viewTransfer = (row: store.TransferRead, now: Date): TransferRow => ({
  complaint: row.complaint_id,
  receipt: row.receipt,
  channel: row.channel,
  reference: row.reference,
  origin: row.origin,
  receivedAt: row.received_at.toISOString(),
  answerBy: row.answerBy,
  late: rules.isLate(row, now),
  state: row.state,
  outcome: row.outcome,
  respondedAt: iso(row.responded_at),
  closedAt: iso(row.closed_at),
  nextDueAt: row.state === 'closed' ? null : iso(row.next_due_at),
  reportedAt: iso(row.reported_at),
  answeredAt: iso(row.answered_at),
})

/** What the authority was told, and on which day; the words stay with the case, the fact says that it happened. */
export async function reportStatus(ctx: Ctx, input: Input<typeof contract.reportStatus>): Promise<StatusReport> {
  const { id: complaintId, final, ...told } = input
  const complaint = await heldFor(ctx, complaintId)
  const of = { complaint: complaintId, channel: told.channel, reference: told.reference }
  const { answeredAt } = found(await store.holdTransfer(ctx, of), 'transfer')
  rules.assertReport(input, complaint, answeredAt, ctx.now)
  const report = {
    ...told,
    complaint: complaintId,
    id: newId('srp'),
    state: complaint.state,
    outcome: complaint.outcome,
  }
  await store.insertReport(ctx, report)
  await store.saveReported(ctx, of, final)
  const { state, outcome, id } = report
  const data = { report: id, channel: told.channel, toldOn: told.toldOn, final, state, outcome }
  await record(ctx, [{ kind: 'complaint.status-reported', subject: complaintId, data }])
  const { complaint: _, ...shown } = report
  return { ...shown, by: await nameOf(ctx), at: ctx.now.toISOString() }
}

const nameOf = async (ctx: Ctx): Promise<string | null> =>
  (await namesOf(ctx, [ctx.actor.id])).get(ctx.actor.id) ?? null

/** Letters that name a day stand on the desk until their authority heard of the end. */
export async function transferTasks(ctx: Ctx, limit: number): Promise<readonly Task[]> {
  if (!hasRole(ctx.actor, 'agent')) return []
  const rows = await store.listTransfers(ctx, { tab: 'waiting' }, { after: null, limit })
  return rows.flatMap(({ answerBy, receipt, reference }) =>
    answerBy === null
      ? []
      : [
          {
            title: { zh: '向转办单位回报', en: 'Report back to the authority' },
            detail: `${reference} · ${receipt}`,
            href: '/complaints/transfers',
            dueAt: rules.endOfLetter(answerBy),
            kind: { zh: '监管转办', en: 'A transfer' },
          },
        ],
  )
}
