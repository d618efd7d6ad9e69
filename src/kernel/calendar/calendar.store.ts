import type { Ctx } from '../context.ts'
import { CalendarYear } from './calendar-year.rules.ts'

/** Years imported into this installation, oldest first. */
export async function importedYears({ db }: Pick<Ctx, 'db'>): Promise<readonly CalendarYear[]> {
  const rows = await db.selectFrom('kernel.calendar_year').select('content').orderBy('year').limit(200).execute()
  return rows.map(({ content }) => CalendarYear.parse(content))
}

/** The same year again takes the place of the earlier import. */
export async function saveYear({ db, actor, now }: Ctx, year: CalendarYear): Promise<void> {
  const values = { content: JSON.stringify(year), imported_by: actor.id, imported_at: now }
  await db
    .insertInto('kernel.calendar_year')
    .values({ year: year.year, ...values })
    .onConflict((conflict) => conflict.column('year').doUpdateSet(values))
    .execute()
}
