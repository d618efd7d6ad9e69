import { z } from 'zod'
import { emptyDraft, FilingDraft, stepOf, type Change, type Step } from '../filing-draft.ts'

export const guestSteps = ['goods', 'category', 'story', 'claim', 'contact', 'evidence', 'review'] as const
export type GuestStep = (typeof guestSteps)[number]

/** A complaint of somebody without an account being written; the contact is kept apart, and shorter. */
export const GuestDraft = FilingDraft.omit({ step: true, orderId: true, lineIds: true }).extend({
  step: z.enum(guestSteps),
  orderNumber: z.string(),
  shop: z.string(),
  name: z.string(),
})
export type GuestDraft = z.infer<typeof GuestDraft>
export const emptyGuestDraft: GuestDraft = {
  step: 'goods',
  orderNumber: '',
  shop: '',
  name: '',
  category: emptyDraft.category,
  details: emptyDraft.details,
  text: emptyDraft.text,
  remedies: emptyDraft.remedies,
  amount: emptyDraft.amount,
  files: emptyDraft.files,
  demands: emptyDraft.demands,
}
export type GuestChange = (part: Partial<GuestDraft>) => void

const shared: Readonly<Record<GuestStep, Step>> = {
  goods: 'order',
  category: 'category',
  story: 'story',
  claim: 'claim',
  contact: 'evidence',
  evidence: 'evidence',
  review: 'review',
}
/** The same question as in the form of those who are signed in, so that its screens and checks serve both. */
export const asFiling = (draft: GuestDraft): FilingDraft => ({
  ...emptyDraft,
  ...draft,
  step: shared[draft.step],
})

/** What a shared screen changes; where it leads to is decided here. */
export const forShared =
  (change: GuestChange): Change =>
  (part) => {
    const { step, orderId, lineIds, ...rest } = part
    if (step === undefined && orderId === undefined && lineIds === undefined) change(rest)
  }

/** To which step a field leads that the server did not accept. */
export function guestStepOf(field: string): GuestStep {
  if (field === 'orderNumber' || field === 'shop') return 'goods'
  if (field === 'proof' || field === 'name' || field === 'kind' || field === 'contact') return 'contact'
  const step = stepOf(field)
  return step === 'order' || step === 'lines' ? 'goods' : step
}
