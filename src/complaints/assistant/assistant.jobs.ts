import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { defineJob, type Job, type Reaction } from '../../kernel/capability.ts'
import type { Ctx } from '../../kernel/context.ts'
import { claimDraft, concludeDraft, emptyDrafts, noteFollowed, noteUsed } from './asking.actions.ts'
import { isWanted } from './draft.store.ts'
import { openedAssistant, send } from './endpoint.ts'

/** So often it is looked whether somebody still waits. */
const lookEveryMs = 1000

export const assistantJobs: readonly Job[] = [
  defineJob({
    name: 'complaints.ask-assistant',
    title: { zh: '请模型起草', en: 'Ask the assistant for a draft' },
    payload: z.strictObject({ draft: z.string() }),
    outside: true,
    run: (ctx, { draft }, stopping) => askOnce(ctx, draft, stopping),
  }),
  defineJob({
    name: 'complaints.empty-assistant-drafts',
    title: { zh: '清除没有用到的助手草稿', en: 'Empty drafts that nobody used' },
    payload: z.strictObject({}),
    cron: '55 9 * * *',
    run: (ctx) => emptyDrafts(ctx),
  }),
]

/** Only what is asked and noted here ever leaves; what comes back is kept as a draft beside the case, never in it. */
async function askOnce(ctx: Ctx, id: string, stopping?: AbortSignal): Promise<void> {
  const to = openedAssistant()
  const draft = await claimDraft(ctx, id, to !== null)
  if (!draft || !to) return
  const unwanted = new AbortController()
  const over = new AbortController()
  const watching = watch(ctx, id, { unwanted, over: over.signal })
  const started = performance.now()
  const answer = await send(to, draft.sent, AbortSignal.any([unwanted.signal, ...(stopping ? [stopping] : [])]))
  over.abort()
  await watching
  await concludeDraft(ctx, draft, { answer, tookMs: Math.round(performance.now() - started) })
}

type Watch = { readonly unwanted: AbortController; readonly over: AbortSignal }
async function watch(ctx: Ctx, id: string, { unwanted, over }: Watch): Promise<void> {
  while (!over.aborted && !unwanted.signal.aborted) {
    // Being woken is how this ends.
    await pause(lookEveryMs, undefined, { signal: over }).catch(() => {})
    if (!over.aborted && !(await isWanted(ctx, id))) unwanted.abort()
  }
}

export const assistantReactions: readonly Reaction[] = [
  { name: 'complaints.assistant-used', on: ['complaint.reply-from-draft'], run: noteUsed },
  { name: 'complaints.assistant-followed', on: ['complaint.category-corrected'], run: noteFollowed },
]
