import { sql, type SqlBool } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { gramsOf, type Sought } from './search.rules.ts'

type Words = {
  readonly fromAddress: string | null
  readonly fromName: string | null
  readonly subject: string | null
  readonly text?: string | null
}
/** All that a letter is found by, in one order. */
export const wordsOf = ({ fromAddress, fromName, subject, text }: Words) => [
  fromAddress,
  fromName,
  subject,
  text ?? null,
]

/** The one place that writes what letters are found by. */
export async function saveSearched({ db }: Ctx, letter: string, words: Words): Promise<void> {
  const grams = gramsOf(wordsOf(words))
  await sql`insert into complaints.mail_search (letter, received_at, grams)
    select id, received_at, array_to_tsvector(${grams}::text[]) from complaints.mail_letter where id = ${letter}
    on conflict (letter) do update set grams = excluded.grams`.execute(db)
}

/** The one condition that reads it; `search` is the row of the letter. A gram is quoted: it may be any character. */
export const holdsAll = ({ grams }: Sought) =>
  sql<SqlBool>`search.grams @@ ${grams.map((gram) => `'${gram.replaceAll(/['\\]/g, '$&$&')}'`).join(' & ')}::tsquery`
