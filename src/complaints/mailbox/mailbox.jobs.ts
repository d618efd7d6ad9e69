import { z } from 'zod'
import { defineJob, type Capability, type Job, type Reaction, type Service } from '../../kernel/capability.ts'
import { hasRole, systemActor } from '../../kernel/context.ts'
import { about } from '../../kernel/fact/fact.ts'
import { ctxFor, type Runtime } from '../../kernel/runtime.ts'
import { mailNews } from './answer.actions.ts'
import { beginFolder, keepArrived, noteChecked, noteFailing } from './arrival.actions.ts'
import { failureOf } from './failure.rules.ts'
import { openFolder, type OpenFolder } from './imap.ts'
import type { LetterReader } from './letter-reader.ts'
import type { ImapSettings } from './mail-settings.ts'
import { newsKinds } from '../telling.rules.ts'
import { claimOut, concludeOut, putOffWhileHeld } from './out.actions.ts'
import type { Post } from './post.ts'
import { readMail } from './read.actions.ts'
import { mailHealth } from './show.actions.ts'
import type { Sender } from './smtp.ts'

export type Tools = {
  readonly post: Post
  readonly imap: ImapSettings | null
  readonly reader: LetterReader
  readonly sender: Sender | null
}

/** What the mailbox plugs in that needs the settings of this process; its routes and words are the chapter's. */
export function mailboxPart(tools: Tools): Partial<Capability> {
  return {
    jobs: [readMailbox(tools), sendMail(tools)],
    services: tools.imap === null ? [] : [listening(tools, tools.imap)],
    health: async (ctx) => {
      const { state } = await mailHealth(ctx)
      return state === 'off' ? [] : [{ name: 'complaints.mailbox', ok: state === 'listening' }]
    },
  }
}

const readMailbox = ({ reader }: Tools): Job =>
  defineJob({
    name: 'complaints.read-mailbox',
    title: { zh: '读取一封来信', en: 'Read a letter' },
    payload: z.strictObject({ letter: z.string() }),
    outside: true,
    run: (ctx, { letter }) => readMail(ctx, (source) => reader.read(source), letter),
  })

const sendMail = ({ sender }: Tools): Job =>
  defineJob({
    name: 'complaints.send-mail',
    title: { zh: '发送一封回信', en: 'Send a letter' },
    payload: z.strictObject({ id: z.string() }),
    outside: true,
    run: async (ctx, { id }) => {
      if (await putOffWhileHeld(ctx, id)) return
      const letter = await claimOut(ctx, id)
      if (letter && sender) await concludeOut(ctx, letter, await sender.send(letter))
    },
  })

/** Letters of one look are fetched in groups: a mailbox of years is read without holding all its numbers at once. */
const mostAtOnce = 200

function listening({ post }: Tools, imap: ImapSettings): Service {
  const folder = post.folder ?? ''
  const stubborn: Stubborn = new Map()
  return {
    name: 'complaints.mailbox',
    title: { zh: '投诉邮箱收信', en: 'Listening to the complaints mailbox' },
    run: async (runtime, signal) => {
      try {
        await listen(runtime, { folder, imap, stubborn }, signal)
      } catch (error) {
        await noteFailing(ctxFor(runtime, systemActor), folder, failureOf(error))
        throw error
      }
    },
  }
}

/** How often the server failed to hand over a letter, by its place. */
type Stubborn = Map<string, number>
/** With growing pauses between them, about eight minutes; then the letters behind it are no longer kept waiting. */
const mostFailures = 12

type Listening = { readonly folder: string; readonly imap: ImapSettings; readonly stubborn: Stubborn }

async function listen(runtime: Runtime, { folder, imap, stubborn }: Listening, signal: AbortSignal): Promise<void> {
  const box = await openFolder(imap)
  try {
    while (!signal.aborted) {
      await fetchNew(runtime, { folder, box, stubborn }, signal)
      await noteChecked(ctxFor(runtime, systemActor), folder)
      await box.untilNews(imap.pollMs, signal)
    }
  } finally {
    await box.close()
  }
}

type Fetching = { readonly folder: string; readonly box: OpenFolder; readonly stubborn: Stubborn }

async function fetchNew(runtime: Runtime, { folder, box, stubborn }: Fetching, signal: AbortSignal): Promise<void> {
  const ctx = () => ctxFor(runtime, systemActor)
  const { uidValidity } = await box.look()
  let last = await beginFolder(ctx(), folder, uidValidity)
  for (;;) {
    const uids = await box.after(last, mostAtOnce)
    for (const uid of uids) {
      if (signal.aborted) return
      const letter = await fetchOne(box, uid, { stubborn, place: `${uidValidity}/${uid}` })
      if (letter) await keepArrived(ctx(), { folder, uidValidity, uid, ...letter })
      last = uid
    }
    if (uids.length === 0) return
  }
}

/** A letter that the server fails to hand over again and again is noted without its source, for a person to look up there. */
async function fetchOne(box: OpenFolder, uid: number, { stubborn, place }: { stubborn: Stubborn; place: string }) {
  const failures = stubborn.get(place) ?? 0
  if (failures >= mostFailures) return { raw: Buffer.alloc(0), bytes: 0, whole: false, receivedAt: new Date() }
  try {
    const letter = await box.fetch(uid)
    stubborn.delete(place)
    return letter
  } catch (error) {
    stubborn.set(place, failures + 1)
    throw error
  }
}

/** Facts with words for a side, beside those that notices tell of. */
const saidKinds = [
  'complaint.statement-added',
  'complaint.fast-tracked',
  'complaint.transferred',
  'complaint.transfer-returned',
  'complaint.reopened',
  'complaint.enforced',
]

/** What a case tells, and what is said in it, goes out by mail to the side that writes by mail. */
export const mailboxReactions: readonly Reaction[] = [
  {
    name: 'complaints.mail-news',
    on: [...newsKinds, ...saidKinds],
    when: about('cmp'),
    run: mailNews,
  },
]

export const maySeeMail: NonNullable<Capability['subjects']>[string] = async ({ actor }) =>
  hasRole(actor, 'agent', 'admin')

/** The words of the log about letters. */
export const mailboxFacts = {
  'mail.received': { zh: '收到一封来信', en: 'A letter arrived' },
  'mail.set-aside': { zh: '来信已分拣', en: 'A letter was sorted' },
  'mail.joined': { zh: '来信并入投诉', en: 'A letter joined a complaint' },
  'mail.dismissed': { zh: '来信不是投诉', en: 'A letter is no complaint' },
  'mail.answered': { zh: '回信', en: 'A letter was answered' },
  'mail.sent': { zh: '回信已发出', en: 'A letter of ours was sent' },
  'mail.failed': { zh: '回信没有发出', en: 'A letter of ours could not be sent' },
  'mail.bounced': { zh: '回信被退回', en: 'A letter of ours came back' },
  'mail.sent-again': { zh: '重新发送回信', en: 'A letter of ours was sent again by hand' },
  'complaint.filed-by-mail': { zh: '来信立为投诉', en: 'A letter became a complaint' },
} as const
