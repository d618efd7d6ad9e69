import { Refusal } from '../../kernel/refusal.ts'
import type { CategoryCode, State } from '../complaint.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import { stateWords } from '../refusal-words.contract.ts'

/** From here on who rules, and what was ruled, rests on the category. */
const fixed: readonly State[] = [
  'panel_forming',
  'deliberating',
  'award_issued',
  'review',
  'performing',
  'enforcing',
  'legal_route',
  'closed',
]
type Wanted = { readonly category: CategoryCode; readonly version?: number | undefined }

/** The complaint under its right category; nothing else of it changes, its clocks least of all. */
export function corrected(before: Complaint, { category, version }: Wanted): Complaint {
  if (fixed.includes(before.state)) {
    const { zh: stateZh, en: stateEn } = stateWords[before.state]
    throw new Refusal('complaint.category-fixed', { stateZh, stateEn })
  }
  if (version !== undefined && version !== before.version) throw new Refusal('complaint.changed-meanwhile')
  if (before.category === category) throw new Refusal('complaint.category-same', { field: 'category' })
  return { ...before, category, version: before.version + 1 }
}
