import { sql } from 'kysely'
import type { Ctx } from '../context.ts'

export const liveChannel = 'xiaobao_live'

/**
 * Tells every process, when this transaction is committed, that there is news about a thing. Ids only: whoever hears it asks for the
 * thing itself and is answered by what they may see. What is said to nobody is lost, and may be.
 */
export async function announce({ db }: Ctx, topics: readonly string[], about: string): Promise<void> {
  const said = sql.join(topics.map((topic) => sql`(${JSON.stringify({ topic, about })})`))
  await sql`select pg_notify(${liveChannel}, said) from (values ${said}) as news (said)`.execute(db)
}
