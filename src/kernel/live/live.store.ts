import { sql } from 'kysely'
import type { Ctx } from '../context.ts'

export const liveChannel = 'xiaobao_live'

export async function sendNews({ db }: Ctx, topics: readonly string[], about: string): Promise<void> {
  const said = sql.join(topics.map((topic) => sql`(${JSON.stringify({ topic, about })})`))
  await sql`select pg_notify(${liveChannel}, said) from (values ${said}) as news (said)`.execute(db)
}
