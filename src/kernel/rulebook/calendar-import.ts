import type { CalendarYear } from '../calendar/calendar-year.rules.ts'
import { importedYears, saveYear } from '../calendar/calendar.store.ts'
import { recountOpenClocks, type Recomputed } from '../clock/clock.actions.ts'
import type { Ctx } from '../context.ts'
import { noteShippedYears, noteToldYear } from './calendar-known.ts'
import { readCalendarText } from './calendar-text.ts'
import type { Problem } from './read-yaml.ts'
import type { Rulebook } from './rulebook.ts'

export type CalendarImport = {
  readonly year: CalendarYear
  /** The rulebook with this year in it. */
  readonly rulebook: Rulebook
  /** Open clocks that end at another time with it. */
  readonly moved: readonly Recomputed[]
}

/**
 * Stores a year and says which open clocks it moves; they are counted again by `recountClocks`, after commit. With `dryRun`
 * nothing is stored and the answer is the same.
 */
export async function importCalendarYear(
  ctx: Ctx,
  text: string,
  { dryRun, language }: { readonly dryRun: boolean; readonly language: 'zh' | 'en' },
): Promise<CalendarImport | { readonly problems: readonly Problem[] }> {
  const read = readCalendarText(text, language)
  if ('problems' in read) return read
  const { year } = read
  const others = (await importedYears(ctx)).filter((one) => one.year !== year.year)
  const rulebook = ctx.rulebook.withYears([...others, year])
  const moved = await recountOpenClocks({ ...ctx, rulebook }, { dryRun: true })
  if (!dryRun) {
    await noteToldYear(ctx, year)
    await saveYear(ctx, year)
  }
  return { year, rulebook, moved }
}

/** Counts open clocks again with every year that was imported, also when this process has not heard of one yet. */
export async function recountClocks(ctx: Ctx): Promise<number> {
  await noteShippedYears(ctx)
  const rulebook = ctx.rulebook.withYears(await importedYears(ctx))
  return (await recountOpenClocks({ ...ctx, rulebook }, { dryRun: false })).length
}
