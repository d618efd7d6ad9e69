import { z } from 'zod'
import { CategoryCode, Remedy } from '../../../src/complaints/complaint.contract.ts'
import { Demanding } from '../../../src/complaints/demand/demand.contract.ts'
import { fenOf } from '../text/money.ts'

export const steps = ['order', 'lines', 'category', 'story', 'claim', 'evidence', 'review'] as const
export type Step = (typeof steps)[number]

/** A complaint being written: on this device only, until it is sent. */
export const FilingDraft = z.object({
  step: z.enum(steps),
  orderId: z.string(),
  lineIds: z.array(z.string()),
  category: CategoryCode.nullable(),
  details: z.record(z.string(), z.string()),
  text: z.string(),
  remedies: z.array(Remedy),
  amount: z.string(),
  files: z.array(z.string()),
  // Drafts that were saved before this was asked for are still good.
  demands: z.array(Demanding).default([]),
})
export type FilingDraft = z.infer<typeof FilingDraft>
export const emptyDraft: FilingDraft = {
  step: 'order',
  orderId: '',
  lineIds: [],
  category: null,
  details: {},
  text: '',
  remedies: [],
  amount: '',
  files: [],
  demands: [],
}

export const shortestText = 10
export type Change = (part: Partial<FilingDraft>) => void
export const paidRemedies: readonly Remedy[] = ['refund', 'return', 'compensation']
export const asksMoney = (draft: FilingDraft): boolean => draft.remedies.some((one) => paidRemedies.includes(one))
export const amountOf = (draft: FilingDraft): number | null => (asksMoney(draft) ? fenOf(draft.amount) : 0)

/** To which step a field leads that the server did not accept. */
export function stepOf(field: string): Step {
  const head = field.split('.')[0] ?? ''
  const places: Readonly<Record<string, Step>> = {
    orderId: 'order',
    lineIds: 'lines',
    category: 'category',
    details: 'story',
    text: 'story',
    remedies: 'claim',
    amountFen: 'claim',
    demands: 'claim',
    files: 'evidence',
  }
  return places[head] ?? 'review'
}
