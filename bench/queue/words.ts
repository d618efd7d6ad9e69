import type { Ctx } from '../../src/kernel/context.ts'
import { inTransaction } from '../../src/kernel/db/transaction.ts'
import { rowOfStatement, statementSealed } from '../../src/complaints/statement.sealed.ts'
import { sealRow } from '../../src/kernel/vault/personal.actions.ts'

/** What stands in these cases, sealed as the product seals it: opening a case opens its words. The others are filled with bytes of the same length. */
export const sealWords = (ctx: Ctx, cases: readonly string[]): Promise<void> =>
  inTransaction(ctx, async (inner) => {
    const statements = await inner.db
      .selectFrom('complaints.statement')
      .select(['complaint_id', 'id'])
      .where('complaint_id', 'in', [...cases])
      .execute()
    for (const one of statements) {
      const values = { text: '收到的商品与描述不符，商家一直不处理。'.repeat(5) }
      const sealed = await sealRow(inner, statementSealed, {
        row: rowOfStatement(one),
        subject: one.complaint_id,
        values,
      })
      await inner.db
        .updateTable('complaints.statement')
        .set(sealed)
        .where('complaint_id', '=', one.complaint_id)
        .where('id', '=', one.id)
        .execute()
    }
  })
