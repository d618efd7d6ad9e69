import { z } from 'zod'
import { namesOf } from '../../kernel/access/people.ts'
import type { Ctx } from '../../kernel/context.ts'
import { readCursor, writeCursor } from '../../kernel/http/cursor.ts'
import { receiptsOf } from '../complaint.store.ts'
import type { DraftState, LogRow } from './assistant.contract.ts'
import { budgetOf, viewDraft } from './draft.actions.ts'
import * as store from './draft.store.ts'
import { hostOf, openedAssistant } from './endpoint.ts'
import { shownOf } from './prompt.rules.ts'

const Body = z.object({ messages: z.array(z.object({ role: z.enum(['system', 'user']), content: z.string() })) })
type Wanted = { readonly state?: DraftState | undefined; readonly cursor?: string | undefined; readonly limit: number }

/** Every call that was asked for, with the very text that left; never what stood behind the placeholders, nor the draft. */
export async function listLog(ctx: Ctx, { state, cursor, limit }: Wanted) {
  const found = await store.listDrafts(ctx, { state, after: readCursor(cursor), limit: limit + 1 })
  const page = found.slice(0, limit)
  const names = await namesOf(ctx, [...new Set(page.map(({ askedBy }) => askedBy))])
  const receipts = await receiptsOf(ctx, [...new Set(page.map(({ complaintId }) => complaintId))])
  const last = page.at(-1)
  const to = openedAssistant()
  return {
    on: to !== null,
    model: to?.model ?? '',
    host: to ? hostOf(to) : '',
    budget: to ? await budgetOf(ctx, to) : { most: 0, left: 0 },
    rows: page.map((one): LogRow => {
      const { text: _, hasLink: __, ...view } = viewDraft(one, names)
      return {
        ...view,
        complaint: { id: one.complaintId, receipt: receipts.get(one.complaintId) ?? '' },
        promptVersion: one.promptVersion,
        sent: one.emptiedAt === null ? shownOf(Body.parse(JSON.parse(one.sent)).messages) : '',
        emptiedAt: one.emptiedAt?.toISOString() ?? null,
        sentHash: one.sentHash,
        host: one.host,
        tokensIn: one.tokensIn,
        tokensOut: one.tokensOut,
        tookMs: one.tookMs,
      }
    }),
    next: found.length > limit && last ? writeCursor({ at: last.askedAt, id: last.id }) : null,
  }
}
