import { z } from 'zod'
import { CategoryCode, Flag, Remedy } from '../../../../src/complaints/complaint.contract.ts'
import { EntryChannel, type enterComplaint } from '../../../../src/complaints/enter/entry.contract.ts'
import type { InputRaw } from '../../../../src/kernel/route.contract.ts'
import { fenOf } from '../../text/money.ts'

export const entrySteps = ['start', 'caller', 'facts', 'claim', 'check'] as const
export type EntryStep = (typeof entrySteps)[number]

/** What is written down while somebody speaks: on this device only, until it is sent. */
export const EntryDraft = z.object({
  step: z.enum(entrySteps),
  channel: EntryChannel,
  reference: z.string(),
  origin: z.string(),
  /** Minutes in the time of China, `2026-11-25T14:30`. */
  receivedAt: z.string(),
  answerBy: z.string(),
  name: z.string(),
  phone: z.string(),
  email: z.string(),
  identityConfirmed: z.boolean(),
  orderId: z.string(),
  orderNumber: z.string(),
  shop: z.string(),
  category: CategoryCode.nullable(),
  details: z.record(z.string(), z.string()),
  text: z.string(),
  remedies: z.array(Remedy),
  amount: z.string(),
  flags: z.array(Flag),
  files: z.array(z.string()),
  letters: z.array(z.string()),
  callBackAt: z.string(),
})
export type EntryDraft = z.infer<typeof EntryDraft>
export type EntryChange = (part: Partial<EntryDraft>) => void

const shanghaiOffsetMs = 8 * 60 * 60 * 1000
/** An instant as a field for date and time holds it, in the time of China. */
export const minuteOf = (instant: Date): string =>
  new Date(instant.getTime() + shanghaiOffsetMs).toISOString().slice(0, 16)
export const instantOf = (minute: string): string => `${minute}:00+08:00`

export const emptyEntry = (now: Date, channel: EntryDraft['channel'] = 'phone'): EntryDraft => ({
  step: 'start',
  channel,
  reference: '',
  origin: '',
  receivedAt: minuteOf(now),
  answerBy: '',
  name: '',
  phone: '',
  email: '',
  identityConfirmed: false,
  orderId: '',
  orderNumber: '',
  shop: '',
  category: null,
  details: {},
  text: '',
  remedies: [],
  amount: '',
  flags: [],
  files: [],
  letters: [],
  callBackAt: '',
})

export const isCall = (draft: Pick<EntryDraft, 'channel'>): boolean => draft.channel === 'phone'

/** As the server takes it; what was left empty stays away. Null while no category is chosen or the amount cannot be read. */
export function inputOf(draft: EntryDraft): InputRaw<typeof enterComplaint> | null {
  const amountFen = draft.amount.trim() === '' ? 0 : fenOf(draft.amount)
  if (draft.category === null || amountFen === null) return null
  const said = <K extends string>(name: K, value: string) => (value.trim() === '' ? {} : { [name]: value.trim() })
  return {
    channel: draft.channel,
    receivedAt: instantOf(draft.receivedAt),
    ...said('reference', draft.reference),
    ...said('origin', draft.origin),
    ...said('answerBy', draft.answerBy),
    contact: { ...said('name', draft.name), ...said('phone', draft.phone), ...said('email', draft.email) },
    identityConfirmed: draft.identityConfirmed,
    ...(draft.orderId === '' ? said('orderNumber', draft.orderNumber) : { orderId: draft.orderId }),
    ...(draft.orderId !== '' && said('orderNumber', draft.orderNumber)),
    ...said('shop', draft.shop),
    category: draft.category,
    details: draft.details,
    text: draft.text,
    remedies: draft.remedies,
    amountFen,
    flags: draft.flags,
    files: draft.files,
    letters: draft.letters,
    ...(draft.callBackAt !== '' && { callBackAt: instantOf(draft.callBackAt) }),
  }
}

/** To which step a field leads that the server did not accept. */
export function entryStepOf(field: string): EntryStep {
  const places: Readonly<Record<string, EntryStep>> = {
    channel: 'start',
    reference: 'start',
    origin: 'start',
    receivedAt: 'start',
    answerBy: 'start',
    letters: 'start',
    contact: 'caller',
    identityConfirmed: 'caller',
    orderNumber: 'caller',
    orderId: 'caller',
    lineIds: 'caller',
    shop: 'caller',
    category: 'facts',
    details: 'facts',
    text: 'facts',
    files: 'facts',
    remedies: 'claim',
    amountFen: 'claim',
  }
  return places[field.split('.')[0] ?? ''] ?? 'check'
}
