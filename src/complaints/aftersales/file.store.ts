import type { Ctx } from '../../kernel/context.ts'
import { openRows, sealRow } from '../../kernel/vault/personal.actions.ts'
import { Side } from '../complaint.contract.ts'
import { addressSealed, shopSealed } from './address.sealed.ts'
import { aftersalesStatementSealed } from './statement.sealed.ts'
import { Remedy, StatementKind } from './aftersales.contract.ts'

/** What belongs to a request: who said what with which files, parcels, addresses. */

export type NewStatement = {
  readonly id: string
  readonly requestId: string
  readonly side: Side
  readonly kind: StatementKind
  readonly reason: string | null
  readonly text: string
  readonly offer: { readonly remedy: Remedy; readonly amountFen: number } | null
}
export type Statement = NewStatement & { readonly author: string; readonly at: Date }

export async function insertStatement(ctx: Ctx, statement: NewStatement): Promise<void> {
  const { db, actor, now } = ctx
  const { id, requestId, text } = statement
  const own = { row: `${requestId} ${id}`, subject: requestId, values: { text } }
  const sealed = await sealRow(ctx, aftersalesStatementSealed, own)
  await db
    .insertInto('complaints.aftersales_statement')
    .values({
      request_id: statement.requestId,
      id: statement.id,
      side: statement.side,
      kind: statement.kind,
      reason: statement.reason,
      author: actor.id,
      ...sealed,
      offered_remedy: statement.offer?.remedy ?? null,
      offered_fen: statement.offer?.amountFen ?? null,
      at: now,
    })
    .execute()
}

/** More than this nobody reads at once; the newest are shown. */
const mostStatements = 300
export async function statementsOf(ctx: Ctx, requestId: string): Promise<Statement[]> {
  const rows = await ctx.db
    .selectFrom('complaints.aftersales_statement')
    .selectAll()
    .where('request_id', '=', requestId)
    .orderBy('id', 'desc')
    .limit(mostStatements)
    .execute()
  const rowOf = ({ id }: { readonly id: string }) => `${requestId} ${id}`
  const opened = await openRows(ctx, aftersalesStatementSealed, { rows: rows.toReversed(), rowOf })
  return opened.map((row) => ({
    id: row.id,
    requestId: row.request_id,
    side: Side.parse(row.side),
    kind: StatementKind.parse(row.kind),
    reason: row.reason,
    author: row.author,
    text: row.text ?? '',
    offer:
      row.offered_remedy === null
        ? null
        : { remedy: Remedy.parse(row.offered_remedy), amountFen: row.offered_fen ?? 0 },
    at: row.at,
  }))
}

type NewEvidence = { requestId: string; statementId: string; side: Side; fileIds: readonly string[] }
export async function insertEvidence({ db, now }: Ctx, evidence: NewEvidence): Promise<void> {
  if (evidence.fileIds.length === 0) return
  await db
    .insertInto('complaints.aftersales_evidence')
    .values(
      evidence.fileIds.map((file) => ({
        request_id: evidence.requestId,
        file_id: file,
        side: evidence.side,
        statement_id: evidence.statementId,
        at: now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function evidenceOf({ db }: Ctx, requestId: string) {
  const rows = await db
    .selectFrom('complaints.aftersales_evidence')
    .select(['file_id', 'side', 'statement_id'])
    .where('request_id', '=', requestId)
    .orderBy('at')
    .orderBy('file_id')
    .limit(1000)
    .execute()
  return rows.map((row) => ({ fileId: row.file_id, side: Side.parse(row.side), statementId: row.statement_id }))
}

export async function insertSaid({ db }: Ctx, requestId: string, rules: readonly string[]): Promise<void> {
  if (rules.length === 0) return
  await db
    .insertInto('complaints.aftersales_said')
    .values(rules.map((rule) => ({ request_id: requestId, rule })))
    .execute()
}

export async function saidOf({ db }: Ctx, requestId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('complaints.aftersales_said')
    .select('rule')
    .where('request_id', '=', requestId)
    .orderBy('rule')
    .execute()
  return rows.map(({ rule }) => rule)
}

export type Parcel = {
  readonly direction: 'back' | 'out'
  readonly carrier: string
  readonly trackingNo: string
  readonly sentAt: Date
}
export async function insertParcel({ db }: Ctx, requestId: string, parcel: Parcel & { id: string }): Promise<void> {
  await db
    .insertInto('complaints.aftersales_parcel')
    .values({
      request_id: requestId,
      id: parcel.id,
      direction: parcel.direction,
      carrier: parcel.carrier,
      tracking_no: parcel.trackingNo,
      sent_at: parcel.sentAt,
    })
    .execute()
}

export async function parcelsOf({ db }: Ctx, requestId: string): Promise<Parcel[]> {
  const rows = await db
    .selectFrom('complaints.aftersales_parcel')
    .selectAll()
    .where('request_id', '=', requestId)
    .orderBy('id')
    .limit(20)
    .execute()
  return rows.map((row) => ({
    direction: row.direction === 'out' ? 'out' : 'back',
    carrier: row.carrier,
    trackingNo: row.tracking_no,
    sentAt: row.sent_at,
  }))
}

/** The address of this request; the shop's standing one is asked apart. */
export async function addressOf(ctx: Ctx, requestId: string): Promise<string | null> {
  const rows = await ctx.db
    .selectFrom('complaints.aftersales_address')
    .select('address_sealed')
    .where('request_id', '=', requestId)
    .execute()
  const [row] = await openRows(ctx, addressSealed, { rows, rowOf: () => requestId })
  return row?.address ?? null
}

export async function saveAddress(ctx: Ctx, requestId: string, address: string): Promise<void> {
  const { merchant_id: subject } = await ctx.db
    .selectFrom('complaints.aftersales_request')
    .select('merchant_id')
    .where('id', '=', requestId)
    .executeTakeFirstOrThrow()
  const sealed = await sealRow(ctx, addressSealed, { row: requestId, subject, values: { address } })
  await ctx.db
    .insertInto('complaints.aftersales_address')
    .values({ request_id: requestId, ...sealed })
    .onConflict((conflict) => conflict.column('request_id').doUpdateSet(sealed))
    .execute()
}

export async function findShop(ctx: Ctx, merchantId: string) {
  const rows = await ctx.db
    .selectFrom('complaints.aftersales_shop')
    .select(['return_address_sealed', 'changed_at'])
    .where('merchant_id', '=', merchantId)
    .execute()
  return (await openRows(ctx, shopSealed, { rows, rowOf: () => merchantId }))[0]
}

export async function saveShop(ctx: Ctx, merchantId: string, address: string): Promise<void> {
  const { actor, now } = ctx
  const own = { row: merchantId, subject: merchantId, values: { return_address: address } }
  const row = { ...(await sealRow(ctx, shopSealed, own)), changed_by: actor.id, changed_at: now }
  await ctx.db
    .insertInto('complaints.aftersales_shop')
    .values({ merchant_id: merchantId, ...row })
    .onConflict((conflict) => conflict.column('merchant_id').doUpdateSet(row))
    .execute()
}
