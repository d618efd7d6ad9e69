import { importedYears } from '../calendar/calendar.store.ts'
import type { Ctx } from '../context.ts'
import type { Rulebook } from './rulebook.ts'

export type LiveRulebook = {
  readonly current: () => Rulebook
  /** Takes in the years that were imported since, by this process or another. */
  refresh(ctx: Pick<Ctx, 'db'>): Promise<void>
}

/** The rulebook of the files with the years imported into this installation; a new value only when those changed. */
export function liveRulebook(files: Rulebook): LiveRulebook {
  const state = { current: files, imported: '[]' }
  return {
    current: () => state.current,
    refresh: async (ctx) => {
      const years = await importedYears(ctx)
      const imported = JSON.stringify(years)
      if (imported === state.imported) return
      state.current = files.withYears(years)
      state.imported = imported
    },
  }
}
