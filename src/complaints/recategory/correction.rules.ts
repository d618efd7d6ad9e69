import { Refusal } from '../../kernel/refusal.ts'
import type { CategoryCode } from '../complaint.contract.ts'
import type { Complaint } from '../complaint.rules.ts'
import { categoryFixedIn } from './correction.contract.ts'
import { stateWords } from '../refusal-words.contract.ts'

type Wanted = { readonly category: CategoryCode; readonly version?: number | undefined }

/** The complaint under its right category; nothing else of it changes, its clocks least of all. */
export function corrected(before: Complaint, { category, version }: Wanted): Complaint {
  if (categoryFixedIn.includes(before.state)) {
    const { zh: stateZh, en: stateEn } = stateWords[before.state]
    throw new Refusal('complaint.category-fixed', { stateZh, stateEn })
  }
  if (version !== undefined && version !== before.version) throw new Refusal('complaint.changed-meanwhile')
  if (before.category === category) throw new Refusal('complaint.category-same', { field: 'category' })
  return { ...before, category, version: before.version + 1 }
}
