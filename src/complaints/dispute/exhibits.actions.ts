import type { Ctx } from '../../kernel/context.ts'
import { filesOf } from '../../kernel/evidence/evidence.actions.ts'
import type { FileView } from '../../kernel/evidence/evidence.contract.ts'
import type { Side } from '../complaint.contract.ts'
import { fileSubject } from '../statement.rules.ts'
import * as statements from '../statement.store.ts'

export type Exhibit = {
  readonly number: number
  readonly side: Side
  readonly note: string
  readonly at: Date
  readonly late: boolean
  readonly file: FileView
}

/**
 * The evidence that both sides read, numbered as it came. What only one side may read is no evidence against the other: it is not
 * here, and nobody assesses it.
 */
export async function exhibitsOf(ctx: Ctx, complaintId: string): Promise<Exhibit[]> {
  const said = await statements.listOf(ctx, complaintId)
  const both = new Set(
    said.filter(({ audience }) => audience.includes('consumer') && audience.includes('merchant')).map(({ id }) => id),
  )
  const evidence = (await statements.evidenceOf(ctx, complaintId)).filter(
    ({ statementId }) => statementId === null || both.has(statementId),
  )
  const files = new Map<string, FileView>()
  for (const statementId of new Set(evidence.map((one) => one.statementId)))
    for (const file of await filesOf(ctx, fileSubject(complaintId, statementId))) files.set(file.id, file)
  return evidence.flatMap(({ fileId, side, note, at, late }, index) => {
    const file = files.get(fileId)
    return file ? [{ number: index + 1, side, note, at, late, file }] : []
  })
}
