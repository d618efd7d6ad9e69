import { z } from 'zod'
import type { Who } from '../../kernel/role.contract.ts'
import { Id, Instant, route, type Words } from '../../kernel/route.contract.ts'
import { Reasoned, textOf } from '../complaint.contract.ts'
import {
  Absence,
  Agenda,
  Form,
  HearingParty,
  HearingsView,
  HearingView,
  Length,
  Place,
  Times,
  WarningView,
} from './hearing.contract.ts'

/** Every write answers with the hearing as it is afterwards. */

const parties = ['consumer', 'merchant'] as const
const presiders = ['mediator', 'arbitrator'] as const
const readers = [...parties, ...presiders, 'agent', 'admin'] as const
const Hearing = Id.extend({ hearing: z.string().min(1).max(60) })

export const listCaseHearings = route({
  method: 'GET',
  path: '/api/complaints/:id/hearings',
  summary: { zh: '一件投诉的听证', en: 'The hearings of a complaint' },
  who: readers,
  clause: '7.1.2',
  input: Id,
  output: HearingsView,
})

export const checkHearingTime = route({
  method: 'GET',
  path: '/api/complaints/:id/hearing-check',
  summary: { zh: '检查一个听证时间', en: 'What speaks against a time for a hearing' },
  who: presiders,
  clause: '7.1.2',
  /** `hearing`: the one that is moved, which does not clash with itself. */
  input: Id.extend({ at: Instant, length: Length, hearing: z.string().max(60).optional() }),
  output: z.object({ rows: z.array(WarningView) }),
})

export const callHearing = route({
  method: 'POST',
  path: '/api/complaints/:id/hearings',
  summary: { zh: '召集听证', en: 'Call a hearing' },
  who: presiders,
  clause: '7.1.2',
  audit: 'hearing.call',
  status: 201,
  /** One time is set at once; several are put to the vote of both sides. */
  input: Id.extend({ form: Form, times: Times, length: Length, place: Place, agenda: Agenda, absence: Absence }),
  output: HearingView,
})

type Step = { readonly who: readonly Who[]; readonly summary: Words; readonly clause?: string }
const step = <I extends z.ZodObject>(resource: string, { who, summary, clause = '7.1.2' }: Step, input: I) =>
  route({
    method: 'POST',
    path: `/api/complaints/:id/hearings/:hearing/${resource}`,
    summary,
    who,
    clause,
    audit: `hearing.${resource}`,
    status: 201,
    input,
    output: HearingView,
  })

export const voteHearing = step(
  'votes',
  { who: parties, summary: { zh: '选出合适的听证时间', en: 'Say which times suit' } },
  /** Every other time counts as not suiting. */
  Hearing.extend({ fits: z.array(z.string().min(1).max(60)).max(5) }),
)
export const chooseTime = step(
  'time',
  { who: presiders, summary: { zh: '确定听证时间', en: 'Set the time of a hearing' } },
  Hearing.extend({ slot: z.string().min(1).max(60) }),
)
export const confirmHearing = step(
  'confirmations',
  { who: parties, summary: { zh: '确认出席听证', en: 'Confirm that one will come' } },
  Hearing,
)
export const askOtherTime = step(
  'requests',
  { who: parties, summary: { zh: '申请改期', en: 'Ask for another time' } },
  Hearing.extend({ reason: textOf(4, 500), wishedAt: Instant.optional() }),
)
export const refuseOtherTime = step(
  'request-refusals',
  { who: presiders, summary: { zh: '不同意改期', en: 'Keep the time that was asked to be changed' } },
  Hearing.extend({ request: z.string().min(1).max(60), answer: textOf(4, 500) }),
)
export const adjournHearing = step(
  'adjournments',
  { who: presiders, summary: { zh: '改期听证', en: 'Put a hearing off' } },
  Hearing.extend({ times: Times, length: Length, reason: textOf(4, 500) }),
)
export const cancelHearing = step(
  'cancellation',
  { who: presiders, summary: { zh: '取消听证', en: 'Call a hearing off' } },
  Hearing.extend({ reason: textOf(4, 500) }),
)
export const noteAttendance = step(
  'attendance',
  { who: presiders, summary: { zh: '登记到场情况', en: 'Note who came' } },
  Hearing.extend({ present: z.array(HearingParty).max(2) }),
)
export const presentMinutes = step(
  'minutes',
  { who: presiders, summary: { zh: '把笔录交双方核对', en: 'Put the minutes before both sides' } },
  Hearing.extend({ text: Reasoned }),
)
const Hash = z.string().regex(/^[0-9a-f]{64}$/)
export const signMinutes = step(
  'minutes/signatures',
  { who: parties, summary: { zh: '签署笔录', en: 'Sign the minutes' } },
  Hearing.extend({ hash: Hash }),
)
export const objectToMinutes = step(
  'minutes/objections',
  { who: parties, summary: { zh: '对笔录提出异议', en: 'Object to the minutes' } },
  Hearing.extend({ hash: Hash, note: textOf(4, 1000) }),
)
export const closeHearing = step(
  'closing',
  { who: presiders, summary: { zh: '结束听证', en: 'Close a hearing' } },
  Hearing,
)

export const readHearingEvent = route({
  method: 'GET',
  path: '/api/complaints/:id/hearings/:hearing/event.ics',
  summary: { zh: '下载听证日程（.ics）', en: 'A hearing as a calendar file' },
  who: readers,
  clause: '7.1.2',
  rawReply: 'text/calendar',
  input: Hearing,
  output: z.string(),
})
