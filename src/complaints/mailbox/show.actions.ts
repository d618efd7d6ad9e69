import type { z } from 'zod'
import { namesOf } from '../../kernel/access/people.ts'
import type { Task } from '../../kernel/capability.ts'
import { hasRole, type Ctx } from '../../kernel/context.ts'
import { filesOf } from '../../kernel/evidence/evidence.actions.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import { askOrders } from '../../marketplace/index.ts'
import { findCases, type Case } from './case.store.ts'
import { replyAddress, stepsFor } from './letter-steps.actions.ts'
import { findFolder } from './folder.store.ts'
import { stateOf } from './health.rules.ts'
import { countLetters, countTab, countUnread, listAround, listLetters, type Filter } from './letter-list.store.ts'
import * as store from './letter.store.ts'
import { viewLetter, viewOut, viewRow } from './letter.views.ts'
import type { LetterRow, LetterView, OutView } from './mailbox.contract.ts'
import { countLimit } from './mailbox.contract.ts'
import { MailFailure, type readHealth } from './mail-health.contract.ts'
import * as out from './out.store.ts'
import type { Cursor } from './search.store.ts'
import { openedPost } from './post.ts'

const mostOthers = 50

export async function showLetter(ctx: Ctx, id: string): Promise<z.input<typeof LetterView>> {
  const letter = found(await store.findLetter(ctx, id), 'letter')
  const sent = await out.outOf(ctx, { letter: id, complaintId: letter.complaintId })
  const others = await listAround(ctx, letter, mostOthers)
  const people = [letter.settledBy, ...sent.map(({ author }) => author)].filter((one) => one !== null)
  return viewLetter(letter, {
    cases: await casesOf(ctx, [letter.complaintId, ...others.map(({ complaintId }) => complaintId)]),
    people: await namesOf(ctx, [...new Set(people)]),
    files: new Map((await filesOf(ctx, id)).map((file) => [file.id, file])),
    attachments: await store.attachmentsOf(ctx, id),
    orders: letter.orders.length === 0 ? [] : await askOrders(ctx, letter.orders),
    sent,
    others,
    steps: stepsFor(ctx, letter),
    replyGoesTo: replyAddress(letter),
    isOwnAddress: openedPost().isOwnAddress,
  })
}

async function casesOf(ctx: Ctx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, Case>> {
  const found = await findCases(ctx, [...new Set(ids.filter((id) => id !== null))])
  return new Map(found.map((of) => [of.id, of]))
}

type Wanted = Filter & { readonly cursor?: string | undefined; readonly limit: number }
export async function listMail(ctx: Ctx, { cursor, limit, ...filter }: Wanted) {
  const after = cursor === undefined ? null : readCursor(cursor)
  const { rows, next, stoppedAt } = await listLetters(ctx, filter, { after, limit })
  const cases = await casesOf(
    ctx,
    rows.map(({ complaintId }) => complaintId),
  )
  return {
    rows: rows.map((row): z.input<typeof LetterRow> => viewRow(row, cases)),
    next: next && `${next.at.toISOString()}~${next.id}`,
    stoppedAt: stoppedAt && stoppedAt.toISOString(),
  }
}

function readCursor(text: string): Cursor {
  const [at = '', id = ''] = text.split('~')
  const instant = new Date(at)
  if (Number.isNaN(instant.getTime()) || id === '') refuse('input.cursor-unreadable', { field: 'cursor' })
  return { at: instant, id }
}

export const countMail = async (ctx: Ctx) => ({ counts: await countLetters(ctx, countLimit), limit: countLimit })

/** All letters that wait are one task: they are taken from the list, oldest or newest first. */
export async function mailTasks(ctx: Ctx): Promise<readonly Task[]> {
  if (!hasRole(ctx.actor, 'agent')) return []
  const waiting = await countTab(ctx, 'waiting', countLimit)
  if (waiting === 0) return []
  return [
    {
      title: { zh: '处理投诉邮箱的来信', en: 'Look at the letters that wait' },
      detail: waiting >= countLimit ? `${countLimit}+` : String(waiting),
      href: '/mailbox',
      dueAt: null,
      kind: { zh: '来信', en: 'Letters' },
    },
  ]
}

export async function showOut(ctx: Ctx, row: out.OutRow): Promise<z.input<typeof OutView>> {
  return viewOut(row, await namesOf(ctx, [row.author]))
}

export async function mailHealth(ctx: Ctx): Promise<z.input<typeof readHealth.output>> {
  const { folder: id, lookEveryMs, mayDeliver } = openedPost()
  const folder = id === null ? undefined : await findFolder(ctx, id)
  const state = id === null ? 'off' : stateOf(folder, { now: ctx.now, lookEveryMs })
  return {
    state,
    folder: id,
    checkedAt: folder?.checkedAt?.toISOString() ?? null,
    failingSince: folder?.failingSince?.toISOString() ?? null,
    failures: folder?.failures ?? 0,
    lastFailure: MailFailure.nullable().parse(folder?.lastFailure ?? null),
    unread: await countUnread(ctx),
    renumbered: folder?.renumbered ?? 0,
    mayDeliver,
  }
}
