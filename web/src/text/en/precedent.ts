import type { SameKeys } from '../fill.ts'
import type { precedent as zh } from '../zh/precedent.ts'

/** How like cases were ruled. */
export const precedent: SameKeys<typeof zh> = {
  title: 'Like rulings',
  few: '{what}: fewer than {least} like rulings; nothing is told, so that no single case shows.',
  spread: '{what}: of {count} like rulings half granted {low}–{high} of what was asked; the middle is {middle}.',
  cases: '{count} of them that you may open',
}
