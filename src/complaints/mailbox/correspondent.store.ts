import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { PartySide } from './mailbox.contract.ts'

/** With whom a case is handled by mail. */
export type Correspondent = {
  readonly complaintId: string
  readonly side: 'consumer' | 'merchant'
  readonly address: string
  readonly name: string | null
  /** Their latest letter: the one that an answer answers. */
  readonly letter: string
  readonly language: 'zh' | 'en'
  /** May a program write to it? */
  readonly byProgram: boolean
}

/** The first address stays the contact; a later letter only moves what is answered. */
export async function saveCorrespondent({ db, now }: Ctx, one: Correspondent): Promise<void> {
  const { complaintId, side, address, name, letter, language, byProgram } = one
  await db
    .insertInto('complaints.mail_correspondent')
    .values({ complaint_id: complaintId, side, address, name, letter, language, by_program: byProgram, since: now })
    .onConflict((conflict) => conflict.columns(['complaint_id', 'side']).doUpdateSet({ letter }))
    .execute()
}

export async function correspondentsOf({ db }: Ctx, complaintId: string): Promise<Correspondent[]> {
  const rows = await db
    .selectFrom('complaints.mail_correspondent')
    .select(['complaint_id as complaintId', 'side', 'address', 'name', 'letter', 'language', 'by_program as byProgram'])
    .where('complaint_id', '=', complaintId)
    .execute()
  return rows.map((row) => ({
    ...row,
    side: PartySide.parse(row.side),
    language: z.enum(['zh', 'en']).parse(row.language),
  }))
}
