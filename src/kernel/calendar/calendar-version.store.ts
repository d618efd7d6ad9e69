import type { Ctx } from '../context.ts'
import type { YearVersion } from './calendar-version.rules.ts'
import { CalendarYear } from './calendar-year.rules.ts'

/** Oldest first. A year has a handful of them. */
export async function yearVersions({ db }: Pick<Ctx, 'db'>, year?: number): Promise<YearVersion[]> {
  const all = db.selectFrom('kernel.calendar_version').select(['origin', 'known_at', 'content'])
  const rows = await (year === undefined ? all : all.where('year', '=', year))
    .orderBy('year')
    .orderBy('known_at')
    .limit(2000)
    .execute()
  return rows.map(({ origin, known_at, content }) => ({
    origin: origin === 'import' ? 'import' : 'release',
    knownAt: known_at,
    content: CalendarYear.parse(content),
  }))
}

/** Two who note the same at the same instant note it once. */
export async function noteVersions({ db }: Pick<Ctx, 'db'>, versions: readonly YearVersion[]): Promise<void> {
  if (versions.length === 0) return
  await db
    .insertInto('kernel.calendar_version')
    .values(
      versions.map(({ origin, knownAt, content }) => ({
        year: content.year,
        origin,
        known_at: knownAt,
        content: JSON.stringify(content),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
