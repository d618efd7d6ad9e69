import type { z } from 'zod'
import type { FileView } from '../../kernel/evidence/evidence.contract.ts'
import { maskEmail, maskText } from '../../kernel/personal/mask.rules.ts'
import type { Case } from './case.actions.ts'
import type { ListedLetter } from './letter-list.store.ts'
import type { KeptLetter } from './letter.store.ts'
import { headersOf } from './letter.rules.ts'
import type { LetterRow, LetterView, OutView } from './mailbox.contract.ts'
import type { OutRow } from './out.store.ts'
import { longestText } from '../complaint.contract.ts'
import { addedPart } from './text.rules.ts'

type Cases = ReadonlyMap<string, Case>
const caseRef = (id: string | null, cases: Cases) => {
  const of = id === null ? undefined : cases.get(id)
  return of ? { id: of.id, receipt: of.receipt, state: of.state } : null
}

export const viewRow = (letter: ListedLetter, cases: Cases): z.input<typeof LetterRow> => ({
  id: letter.id,
  receivedAt: letter.receivedAt.toISOString(),
  from: { address: letter.fromAddress && maskEmail(letter.fromAddress), name: letter.fromName ?? '' },
  subject: letter.subject,
  begins: letter.begins.toWellFormed().replaceAll(/\s+/g, ' ').trim(),
  attachments: letter.attachments,
  verdict: letter.verdict,
  waits: letter.waits,
  proof: letter.proof,
  case: caseRef(letter.complaintId, cases),
  settledAs: letter.settledAs,
})

type People = ReadonlyMap<string, string>
const person = (id: string | null, people: People) => {
  const name = id === null ? undefined : people.get(id)
  return id !== null && name !== undefined ? { id, name } : null
}

export const viewOut = (row: OutRow, people: People): z.input<typeof OutView> => ({
  id: row.id,
  kind: row.kind,
  to: maskEmail(row.toAddress),
  subject: row.subject,
  text: row.text,
  state: row.state,
  author: person(row.author, people),
  createdAt: row.createdAt.toISOString(),
  sentAt: row.sentAt?.toISOString() ?? null,
  lastError: row.lastError,
})

export type Around = {
  readonly cases: Cases
  readonly people: People
  readonly files: ReadonlyMap<string, z.input<typeof FileView>>
  readonly attachments: readonly {
    readonly fileId: string | null
    readonly name: string
    readonly type: string
    readonly bytes: number
    readonly refusal: string | null
  }[]
  readonly orders: readonly { readonly id: string; readonly number: string }[]
  readonly sent: readonly OutRow[]
  readonly others: readonly ListedLetter[]
  readonly steps: z.input<typeof LetterView>['steps']
  readonly replyGoesTo: string | null
  readonly isOwnAddress: (address: string) => boolean
}

const maskedOrNull = (text: string | null): string | null => text && maskText(text)
/** Ids of letters look like addresses and lead to nobody. */
const ids = ['message-id', 'in-reply-to', 'references']
const maskedHeader = ({ name, value }: { readonly name: string; readonly value: string }) => ({
  name,
  value: ids.includes(name.toLowerCase()) ? value : maskText(value),
})

export function viewLetter(letter: KeptLetter, around: Around): z.input<typeof LetterView> {
  const file = (id: string | null) => (id === null ? undefined : around.files.get(id)) ?? null
  return {
    id: letter.id,
    receivedAt: letter.receivedAt.toISOString(),
    from: { address: letter.fromAddress && maskEmail(letter.fromAddress), name: letter.fromName ?? '' },
    subject: letter.subject,
    verdict: letter.verdict,
    waits: letter.waits,
    proof: letter.proof,
    case: caseRef(letter.complaintId, around.cases),
    settledAs: letter.settledAs,
    to: letter.toAddresses.map((address) => (around.isOwnAddress(address) ? address : maskEmail(address))),
    replyTo: maskedOrNull(headersOf(letter, 'reply-to')[0] ?? null),
    sentAt: letter.sentAt?.toISOString() ?? null,
    messageId: letter.messageId,
    text: letter.text,
    added: addedPart(letter.text, longestText),
    textCut: letter.textCut,
    whole: letter.whole,
    headers: letter.headers.map(maskedHeader),
    defects: letter.defects,
    reasons: letter.reasons.map(({ code, detail }) => ({ code, detail: maskedOrNull(detail) })),
    side: letter.side,
    sameAs: letter.sameAs,
    attachments: around.attachments.map(({ fileId, ...rest }) => ({
      name: rest.name,
      type: rest.type,
      bytes: rest.bytes,
      refusal: rest.refusal,
      file: file(fileId),
    })),
    source: file(letter.rawFile),
    settledBy: person(letter.settledBy, around.people),
    settledAt: letter.settledAt?.toISOString() ?? null,
    settledWhy: letter.settledWhy,
    orders: around.orders.map(({ id, number }) => ({ id, number })),
    sent: around.sent.map((row) => viewOut(row, around.people)),
    others: around.others.map((row) => viewRow(row, around.cases)),
    steps: around.steps,
    replyGoesTo: maskedOrNull(around.replyGoesTo),
  }
}
