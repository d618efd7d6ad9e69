import { z } from 'zod'
import { Day, Id, Instant, pageOf, Paged, route } from '../../kernel/route.contract.ts'
import { Remedy, Words } from '../complaint.contract.ts'
import { ClaimState, Decision } from './claim.contract.ts'
import { Shared } from './cluster.contract.ts'

/** What everybody may read of a mass claim. Numbers of people under ten are not told. */
export const MassNoticeView = z.object({
  id: z.string(),
  title: z.string(),
  summary: z.string(),
  merchant: z.string(),
  shared: Shared,
  state: ClaimState,
  /** Null below the least number that is told. */
  members: z.int().nullable(),
  openedOn: Day,
  /** Whoever has the same matter may still complain and join. */
  open: z.boolean(),
  notices: z.array(z.object({ text: z.string(), at: Instant })),
  finding: z.object({ decision: Decision, remedy: Remedy, words: Words, reasons: z.string(), at: Instant }).nullable(),
})
export type MassNoticeView = z.infer<typeof MassNoticeView>

export const listMassNotices = route({
  method: 'GET',
  path: '/api/mass-claim-notices',
  summary: { zh: '群体投诉公告', en: 'Public notices of mass claims' },
  who: ['anyone'],
  clause: '7.1.1',
  input: Paged,
  output: pageOf(MassNoticeView),
})
export const readMassNotice = route({
  method: 'GET',
  path: '/api/mass-claim-notices/:id',
  summary: { zh: '一件群体投诉的公告', en: 'The public notice of a mass claim' },
  who: ['anyone'],
  clause: '7.1.1',
  input: Id,
  output: MassNoticeView,
})
