import { namesOf } from '../../kernel/access/people.ts'
import type { Ctx } from '../../kernel/context.ts'
import { record } from '../../kernel/fact/record.ts'
import { found, refuse } from '../../kernel/refusal.ts'
import type { Input } from '../../kernel/route.contract.ts'
import { attach, say } from '../complaint.actions.ts'
import type { Complaint } from '../complaint.rules.ts'
import { assertTold } from '../filing.rules.ts'
import { handled, heldByUs } from '../handled.actions.ts'
import { receiveComplaint } from '../intake/receive.actions.ts'
import type * as contract from './capture.contract.ts'
import type { PostView } from './capture.contract.ts'
import * as rules from './capture.rules.ts'
import * as store from './capture.store.ts'
import type { Receipt } from './entry.contract.ts'
import { receiptOf } from './receipt.actions.ts'

type Post = Input<typeof contract.capturePost>

/** A post becomes a complaint of its channel, counted from the moment it was found; an order that it names is a hint and no more. */
export async function capturePost(ctx: Ctx, post: Post): Promise<Receipt> {
  rules.assertFound(post, ctx.now)
  assertTold({ ...post, details: {} })
  const reference = rules.postReference(post.url)
  const complaint = await receiveComplaint(ctx, incomingOf(post, reference))
  await store.insertCapture(ctx, complaint.id, post.postedAt === undefined ? null : new Date(post.postedAt))
  await keepSnapshots(ctx, complaint.id, post.snapshots)
  const data = { complaint: complaint.id, channel: post.channel, snapshots: post.snapshots.length }
  await record(ctx, [{ kind: 'complaint.captured', subject: complaint.id, data }])
  return receiptOf(ctx, complaint, { entry: { reference }, call: null })
}

function incomingOf(post: Post, reference: string) {
  const { channel, category, text, flags, url, origin, handle, orderNumber, shop } = post
  return {
    channel,
    receivedAt: new Date(post.foundAt),
    category,
    remedies: [...new Set(post.remedies)],
    claimFen: post.amountFen,
    details: {},
    text,
    files: [],
    flags,
    enteredBy: 'platform' as const,
    source: { channel, reference, origin: origin ?? null, url, answerBy: null },
    contact: {
      name: null,
      phone: null,
      email: null,
      handle,
      verifiedBy: [],
      orderHint: orderNumber ?? null,
      shopHint: shop ?? null,
    },
  }
}

/** A picture of a post shows other people too: it is for colleagues, until somebody puts it into evidence. */
async function keepSnapshots(ctx: Ctx, complaintId: string, snapshots: readonly string[]): Promise<void> {
  const text = '帖子快照 / Snapshot of the post'
  const statement = await say(ctx, complaintId, { side: 'platform', kind: 'message', audience: ['platform'], text })
  await attach(ctx, complaintId, { files: snapshots, side: 'platform', statement })
}

/** Once, with how and with what was compared: from here on it may be talked about the case. */
export async function verifyPoster(
  ctx: Ctx,
  { id, how, note }: Input<typeof contract.verifyPoster>,
): Promise<PostView> {
  const complaint = await heldByUs(ctx, id)
  const capture = found(await store.holdCapture(ctx, id), 'post')
  if (complaint.state === 'closed') refuse('complaint.already-closed')
  if (capture.verified_how !== null) refuse('entry.verified-already')
  await store.saveVerified(ctx, id, how)
  const said = { side: 'platform', kind: 'message', audience: ['platform'], text: note } as const
  const statement = await say(ctx, id, said)
  const data = { complaint: id, how, statement }
  await record(ctx, [{ kind: 'complaint.identity-verified', subject: id, data }])
  return showPost(ctx, complaint)
}

export async function readPost(ctx: Ctx, id: string): Promise<PostView> {
  return showPost(ctx, await handled(ctx, id))
}

async function showPost(ctx: Ctx, complaint: Complaint): Promise<PostView> {
  const capture = found(await store.findCapture(ctx, complaint.id), 'post')
  const { verified_how: how, verified_by: by, verified_at: at } = capture
  const names = by === null ? new Map<string, string>() : await namesOf(ctx, [by])
  const verified = how === null || at === null ? null : { how, by: names.get(by ?? '') ?? null, at: at.toISOString() }
  return {
    complaint: complaint.id,
    channel: capture.channel,
    url: capture.url ?? '',
    handle: capture.handle ?? '',
    postedAt: capture.posted_at?.toISOString() ?? null,
    capturedAt: capture.captured_at.toISOString(),
    verified,
    reply: { ...rules.replyFor(complaint, verified !== null) },
  }
}
