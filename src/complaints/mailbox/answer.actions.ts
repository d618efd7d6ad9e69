import type { Ctx } from '../../kernel/context.ts'
import { shanghaiDay } from '../../kernel/calendar/day.rules.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { formatFen } from '../../kernel/money.ts'
import { addressesOf } from '../../kernel/notice/bounce.actions.ts'
import { noticeWords } from '../../kernel/notice/notify.ts'
import { remedyWords } from '../category.rules.ts'
import { correctionWords } from '../ruling/correction.rules.ts'
import { correctionsOf } from '../ruling/correction.store.ts'
import { listOf, type Statement } from '../statement.store.ts'
import { newsForConsumer } from '../telling.actions.ts'
import { isGreetedEnough } from './acknowledge.actions.ts'
import { caseOf, type Case } from './case.actions.ts'
import { correspondentsOf, type Correspondent } from './correspondent.store.ts'
import { answerSubject, answerText } from './letter-words.rules.ts'
import { sameAddress } from './letter.rules.ts'
import { findLetter } from './letter.store.ts'
import { writeOut } from './out.actions.ts'

/**
 * Whatever a case tells a side that writes by mail goes to it by mail, in the thread of its letters, once. What that side may not
 * read in the case is not sent to it either.
 */
export async function mailNews(ctx: Ctx, fact: Fact): Promise<void> {
  const people = await correspondentsOf(ctx, fact.subject)
  const of = people.length > 0 ? await caseOf(ctx, fact.subject) : null
  if (!of) return
  const said = await statementOf(ctx, fact)
  for (const person of people) {
    const notices = await noticesFor(ctx, fact, { of, person })
    const spoken =
      said?.side !== person.side && said?.audience.includes(person.side) ? [await spokenBy(ctx, said, person)] : []
    const parts = [...notices, ...spoken]
    if (parts.length > 0) await write(ctx, fact, { of, person, parts, answers: spoken.length > 0 })
  }
}

async function statementOf(ctx: Ctx, { subject, data }: Fact): Promise<Statement | null> {
  const id = data['statement']
  if (typeof id !== 'string') return null
  return (await listOf(ctx, subject)).find((one) => one.id === id) ?? null
}

type Towards = { readonly of: Case; readonly person: Correspondent }

/**
 * What the case tells its consumer. Whoever gets the same as a notice at the same address does not get it twice; a buyer who became
 * known later, under another address or none, is told as before.
 */
async function noticesFor(ctx: Ctx, fact: Fact, { of, person }: Towards): Promise<string[]> {
  if (person.side !== 'consumer' || !person.byProgram || (await isToldAnyway(ctx, { of, person }))) return []
  const news = await newsForConsumer(ctx, fact)
  return news.flatMap(({ template, params }) => {
    const letter = template === 'complaint.filed' ? 'complaint.filed-by-letter' : template
    return noticeWords(letter, params, person.language)?.body.trim() ?? []
  })
}

async function isToldAnyway(ctx: Ctx, { of, person }: Towards): Promise<boolean> {
  if (of.consumerId === null) return false
  const known = await addressesOf(ctx, { kind: 'consumer', id: of.consumerId })
  return known.some((address) => sameAddress(address, person.address))
}

async function spokenBy(ctx: Ctx, said: Statement, { language }: Correspondent): Promise<string> {
  const { text, offer } = said
  if (said.kind === 'correction') {
    const slip = (await correctionsOf(ctx, said.complaintId)).find(({ statementId }) => statementId === said.id)
    return slip ? correctionWords(slip, language) : text
  }
  if (offer === null) return text
  const amount = offer.amountFen > 0 ? ` ${formatFen(offer.amountFen)}` : ''
  const words = language === 'zh' ? '商家提出' : 'The merchant offers'
  return `${words}: ${remedyWords[offer.remedy][language]}${amount}\n\n${text}`
}

type Writing = Towards & { readonly parts: readonly string[]; readonly answers: boolean }
async function write(ctx: Ctx, fact: Fact, { of, person, parts, answers }: Writing): Promise<void> {
  const letter = (await findLetter(ctx, person.letter)) ?? null
  const { language } = person
  // The receipt counts as the day's acknowledgement of its thread.
  const first = fact.kind === 'complaint.filed'
  if (first && (await isGreetedEnough(ctx, person.address))) return
  await writeOut(ctx, {
    dedupe: first ? `ack:${of.id}:${shanghaiDay(ctx.now)}` : `fact:${fact.id}:${person.side}`,
    kind: first ? 'acknowledgement' : answers ? 'answer' : 'notice',
    to: { address: person.address, name: person.name },
    subject: answerSubject(letter?.subject ?? '', of.receipt),
    text: answerText(parts.join('\n\n'), { receipt: of.receipt, language }),
    language,
    answers: letter,
    about: { complaintId: of.id, receipt: of.receipt, side: person.side },
  })
}
