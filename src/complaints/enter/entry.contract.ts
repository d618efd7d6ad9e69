import { z } from 'zod'
import { Day, Instant, route } from '../../kernel/route.contract.ts'
import { Amount, CategoryCode, FileIds, Flag, Reasoned, Remedy, State, textOf } from '../complaint.contract.ts'

/** Complaints that somebody of the platform enters: who called (7.2.1), what an authority sent on (7.2.2). */

export const transferChannels = ['hotline-12315', 'regulator-site', 'consumer-association'] as const
export const TransferChannel = z.enum(transferChannels)
export type TransferChannel = z.infer<typeof TransferChannel>
export const EntryChannel = z.enum(['phone', ...transferChannels])
export type EntryChannel = z.infer<typeof EntryChannel>

export const Phone = z
  .string()
  .trim()
  .regex(/^\+?[\d\s()-]{5,24}$/, '电话号码 / a telephone number')
export const Email = z.email().max(200)
export const OrderNumber = textOf(1, 80)

export const EntryContact = z.strictObject({
  name: textOf(1, 80).optional(),
  phone: Phone.optional(),
  email: Email.optional(),
})

export const Entry = z.strictObject({
  channel: EntryChannel,
  /** Their own number: an authority always has one, a call where the telephone system gives one. */
  reference: textOf(1, 80).optional(),
  /** The office that sent it. */
  origin: textOf(1, 120).optional(),
  /** When it reached the platform: the clocks count from here. */
  receivedAt: Instant,
  /** The day by which their letter wants an answer. */
  answerBy: Day.optional(),
  contact: EntryContact.default({}),
  /** Whether the caller proved to be the one whose order it is. Without that the order is only noted. */
  identityConfirmed: z.boolean().default(false),
  /** As written on the order; `orderId` where several orders bear that number. */
  orderNumber: OrderNumber.optional(),
  orderId: z.string().min(1).max(80).optional(),
  /** Nothing: the whole order. */
  lineIds: z.array(z.string().min(1).max(80)).max(200).default([]),
  /** Who it is against, in their words, where no order says it. */
  shop: textOf(1, 120).optional(),
  category: CategoryCode,
  /** What is known of the category's questions; what nobody said can be asked later. */
  details: z.record(textOf(1, 40), textOf(0, 1000)).default({}),
  text: Reasoned,
  remedies: z.array(Remedy).max(7).default([]),
  /** What is asked for in money; 0 when nothing is, or nobody said. */
  amountFen: Amount.default(0),
  flags: z.array(Flag).max(4).default([]),
  /** Evidence, shown to both sides. */
  files: FileIds.default([]),
  /** The letter of referral, a recording of the call: for colleagues only. */
  letters: FileIds.default([]),
  /** When somebody was promised a call. */
  callBackAt: Instant.optional(),
})
export type Entry = z.output<typeof Entry>

/** What is read out to whoever called, and written to whoever sent it. */
export const Receipt = z.object({
  complaint: z.string(),
  receipt: z.string(),
  channel: z.string(),
  reference: z.string().nullable(),
  state: State,
  receivedAt: Instant,
  /** The last day of a first answer, and of the end. */
  respondBy: Day.nullable(),
  finishBy: Day.nullable(),
  answerBy: Day.nullable(),
  /** False: the order's number is only noted, until somebody links it. */
  orderLinked: z.boolean(),
  callBack: z.object({ id: z.string(), dueAt: Instant }).nullable(),
  /** Other open complaints about the same order. */
  others: z.array(z.object({ id: z.string(), receipt: z.string(), state: State })),
})
export type Receipt = z.infer<typeof Receipt>

export const enterComplaint = route({
  method: 'POST',
  path: '/api/complaint-intake',
  summary: {
    zh: '登记来电或监管部门转办的投诉',
    en: 'Enter a complaint from a call or from an authority',
  },
  who: ['agent', 'machine'],
  scope: 'complaints.write',
  clause: '7.2.2',
  audit: 'complaint.enter',
  status: 201,
  perMinute: 120,
  input: Entry,
  output: Receipt,
})
