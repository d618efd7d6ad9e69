import type { Ctx } from '../../kernel/context.ts'

/** The order lines that each of these complaints is about. */
export async function linesOfAll({ db }: Ctx, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('complaints.complaint_line')
    .select(['complaint_id', 'order_line_id'])
    .where('complaint_id', 'in', [...ids])
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.complaint_id)].map(([id, lines]) => [
      id,
      lines.map((line) => line.order_line_id),
    ]),
  )
}
