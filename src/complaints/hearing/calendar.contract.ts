import { z } from 'zod'
import { Empty, Instant, route } from '../../kernel/route.contract.ts'
import { Form, HearingStage, HearingState, Part } from './hearing.contract.ts'

/** The hearings of whoever asks, across all matters, and the address under which a calendar program reads them. */

const everybody = ['consumer', 'merchant', 'agent', 'mediator', 'arbitrator', 'admin'] as const

/** What waits for the reader in a hearing. */
export const HearingNeed = z.enum(['vote', 'confirm', 'sign', 'choose', 'answer', 'attendance', 'minutes'])
export type HearingNeed = z.infer<typeof HearingNeed>
export const HearingRow = z.object({
  id: z.string(),
  complaint: z.string(),
  receipt: z.string(),
  stage: HearingStage,
  form: Form,
  state: HearingState,
  /** Null while the time is put to the vote. */
  startsAt: Instant.nullable(),
  length: z.int(),
  /** As what the reader takes part; null for a colleague who only looks. */
  part: Part.nullable(),
  need: HearingNeed.nullable(),
})
export type HearingRow = z.infer<typeof HearingRow>

export const mostRows = 500
export const listMyHearings = route({
  method: 'GET',
  path: '/api/hearings',
  summary: { zh: '我的听证日程', en: 'My hearings' },
  who: everybody,
  clause: '7.1.2',
  /** `whose: all`: for agents and administrators, those of the ruling stage of every matter. */
  input: z.strictObject({
    from: Instant,
    until: Instant,
    whose: z.enum(['mine', 'all']).default('mine'),
    stage: HearingStage.optional(),
    state: HearingState.optional(),
  }),
  /** Those whose time is still put to the vote come first, whatever the range. */
  output: z.object({ rows: z.array(HearingRow), more: z.boolean() }),
})

export const FeedView = z.object({
  /** Since when there is an address; null when there is none. */
  since: Instant.nullable(),
  /** The address itself: shown once, when it is made. */
  address: z.string().optional(),
})
export type FeedView = z.infer<typeof FeedView>
export const readFeed = route({
  method: 'GET',
  path: '/api/hearing-feed',
  summary: { zh: '日历订阅是否开通', en: 'Whether there is a calendar address' },
  who: everybody,
  clause: '7.1.2',
  input: Empty,
  output: FeedView,
})
export const openFeed = route({
  method: 'POST',
  path: '/api/hearing-feed',
  summary: { zh: '生成日历订阅地址，旧地址失效', en: 'Make a calendar address; the one before ends' },
  who: everybody,
  clause: '7.1.2',
  audit: 'hearing.feed-open',
  status: 201,
  secrets: ['address'],
  input: Empty,
  output: FeedView,
})
export const endFeed = route({
  method: 'DELETE',
  path: '/api/hearing-feed',
  summary: { zh: '停用日历订阅地址', en: 'End the calendar address' },
  who: everybody,
  clause: '7.1.2',
  audit: 'hearing.feed-end',
  input: Empty,
  output: FeedView,
})
export const readFeedEvents = route({
  method: 'GET',
  path: '/api/hearing-feeds/:token/hearings.ics',
  summary: { zh: '日历程序读取听证日程', en: 'The hearings of an address, for a calendar program' },
  who: ['anyone'],
  clause: '7.1.2',
  perMinute: 60,
  rawReply: 'text/calendar',
  secrets: ['token'],
  input: z.strictObject({ token: z.string().min(20).max(100) }),
  output: z.string(),
})
