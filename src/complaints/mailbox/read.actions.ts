import type { Ctx } from '../../kernel/context.ts'
import { inTransaction } from '../../kernel/db/transaction.ts'
import { insertKept, keepJudged, readKept, type Kept } from '../../kernel/evidence/arrived.actions.ts'
import { record } from '../../kernel/fact/record.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { askOrdersNumbered } from '../../marketplace/index.ts'
import { orderNumbersIn } from './case-address.rules.ts'
import { follow } from './follow.actions.ts'
import { knownAbout } from './known.actions.ts'
import { answered, blankLetter, senderOf, threadOf, type Attachment, type Letter } from './letter.rules.ts'
import * as store from './letter.store.ts'
import type { KeptLetter } from './letter.store.ts'
import { judge, type Judged, type Known } from './verdict.rules.ts'

/** Whoever turns a source into a letter; it never throws. */
export type Reads = (source: { readonly raw: Buffer; readonly whole: boolean }) => Promise<Letter>

/** After so many tries that ended with the death of the process, the source is not opened again. */
const mostTries = 3

/**
 * Reads a kept letter and decides what it is. Its source is opened outside any transaction; all that follows from it is saved
 * in one, so that a letter is never half read. Twice is once.
 */
export async function readMail(ctx: Ctx, reads: Reads, id: string): Promise<void> {
  const begun = await inTransaction(ctx, (inner) => begin(inner, id))
  if (!begun) return
  const raw = begun.sha256 === null || begun.tries > mostTries ? null : await readKept(begun.sha256)
  const letter = raw === null ? blankLetter(['unreadable']) : await reads({ raw, whole: begun.whole })
  const attachments = await keepAttachments(letter.attachments)
  await inTransaction(ctx, (inner) => settle(inner, id, { letter, attachments }))
}

async function begin(ctx: Ctx, id: string): Promise<KeptLetter | null> {
  const letter = await store.holdLetter(ctx, id)
  if (!letter || letter.readAt !== null) return null
  await store.saveTries(ctx, id, letter.tries + 1)
  return { ...letter, tries: letter.tries + 1 }
}

type Hung = { readonly attachment: Attachment; readonly kept: Kept | Refusal }
async function keepAttachments(attachments: readonly Attachment[]): Promise<Hung[]> {
  const hung: Hung[] = []
  for (const attachment of attachments) hung.push({ attachment, kept: await keepJudged(attachment) })
  return hung
}

async function settle(ctx: Ctx, id: string, { letter, attachments }: { letter: Letter; attachments: readonly Hung[] }) {
  const before = await store.holdLetter(ctx, id)
  if (!before || before.readAt !== null) return
  const known = await knownAbout(ctx, letter)
  const judged = judge(letter, known)
  await store.saveRead(ctx, id, {
    read: readPart(letter),
    judged: {
      ...judged,
      reasons: [...judged.reasons],
      complaintId: judged.candidate?.complaintId ?? null,
      side: judged.candidate?.side ?? null,
      orders: judged.automatic ? [] : await ordersIn(ctx, letter),
    },
  })
  await attachAll(ctx, id, attachments)
  await goOn(ctx, id, { letter, judged, known })
}

const readPart = (letter: Letter): store.ReadPart => {
  const sender = senderOf(letter) ?? letter.from[0] ?? null
  return {
    messageId: letter.messageId,
    refs: answered(letter).toReversed(),
    thread: threadOf(letter),
    sentAt: letter.sentAt,
    fromAddress: sender?.address.toLowerCase() ?? null,
    fromName: sender?.name || null,
    toAddresses: letter.to.map(({ address }) => address),
    subject: letter.subject,
    text: letter.text,
    textCut: letter.textCut,
    headers: [...letter.headers],
    defects: [...letter.defects],
  }
}

/** Orders that exist under a number in the text: whoever makes a complaint of it looks at them. */
async function ordersIn(ctx: Ctx, letter: Letter): Promise<string[]> {
  const numbers = orderNumbersIn(`${letter.subject}\n${letter.text.slice(0, 20_000)}`)
  return (await askOrdersNumbered(ctx, numbers)).map(({ id }) => id)
}

async function attachAll(ctx: Ctx, id: string, hung: readonly Hung[]): Promise<void> {
  const rows = []
  for (const [place, { attachment, kept }] of hung.entries())
    rows.push({
      place,
      fileId: kept instanceof Refusal ? null : await insertKept(ctx, kept, id),
      name: attachment.name,
      type: attachment.type.slice(0, 200),
      bytes: attachment.content.byteLength,
      refusal: kept instanceof Refusal ? kept.code : null,
    })
  await store.insertAttachments(ctx, id, rows)
}

/** What the verdict leads to, and what the log says about it. */
async function goOn(
  ctx: Ctx,
  id: string,
  { letter, judged, known }: { letter: Letter; judged: Judged; known: Known },
): Promise<void> {
  const kept = await store.findLetter(ctx, id)
  if (!kept) return
  const facts = await follow(ctx, { kept, letter, judged, known })
  await record(ctx, facts)
}
