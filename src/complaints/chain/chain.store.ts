import type { Ctx } from '../../kernel/context.ts'
import { Side } from '../complaint.contract.ts'
import type { Link } from './chain.rules.ts'

/** More than any case takes. */
const mostLinks = 5_000

/** In the order in which they say they came. */
export async function linksOf({ db }: Ctx, complaintId: string): Promise<Link[]> {
  const rows = await db
    .selectFrom('complaints.evidence')
    .select(['place', 'file_id', 'sha256', 'side', 'statement_id', 'at', 'note', 'link'])
    .where('complaint_id', '=', complaintId)
    .orderBy('place')
    .limit(mostLinks)
    .execute()
  return rows.map(({ file_id, statement_id, ...row }) => ({
    ...row,
    side: Side.parse(row.side),
    complaintId,
    fileId: file_id,
    statementId: statement_id,
  }))
}

export async function insertLinks({ db }: Ctx, links: readonly Link[], late: boolean): Promise<void> {
  const rows = links.map(({ complaintId, fileId, statementId, ...link }) => ({
    ...link,
    late,
    complaint_id: complaintId,
    file_id: fileId,
    statement_id: statementId,
  }))
  await db.insertInto('complaints.evidence').values(rows).execute()
}
