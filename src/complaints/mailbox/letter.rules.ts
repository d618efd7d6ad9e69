import type { Report } from './report.rules.ts'

/** A letter as it was read from its source: values only. What is wrong with it stands in `defects`. */
export type Letter = {
  readonly headers: readonly Header[]
  readonly from: readonly Address[]
  readonly replyTo: readonly Address[]
  readonly to: readonly Address[]
  readonly messageId: string | null
  readonly inReplyTo: string | null
  readonly references: readonly string[]
  readonly subject: string
  readonly sentAt: Date | null
  readonly text: string
  /** The text went on; all of it is in the source. */
  readonly textCut: boolean
  readonly attachments: readonly Attachment[]
  readonly report: Report | null
  readonly defects: readonly Defect[]
}
/** Lower-case name, unfolded value, as they stood one after the other. */
export type Header = { readonly name: string; readonly value: string }
export type Address = { readonly address: string; readonly name: string }
export type Attachment = { readonly name: string; readonly type: string; readonly content: Uint8Array }

/** What can be wrong with a letter, and whether a person has to look at it because of that. */
export const defects = {
  'no-sender': 'person',
  'several-senders': 'person',
  'no-content': 'person',
  'no-words': 'person',
  'charset-unknown': 'person',
  undecodable: 'person',
  'boundary-missing': 'person',
  'not-closed': 'person',
  'encoding-unknown': 'person',
  'encoding-broken': 'person',
  encrypted: 'person',
  'too-large': 'person',
  'too-deep': 'person',
  unreadable: 'person',
  'charset-guessed': 'note',
  'bad-date': 'note',
  'no-message-id': 'note',
  'header-undecodable': 'note',
} as const satisfies Record<string, 'person' | 'note'>
export type Defect = keyof typeof defects

type ForPerson = { [D in Defect]: (typeof defects)[D] extends 'person' ? D : never }[Defect]
const isForPerson = (defect: Defect): defect is ForPerson => defects[defect] === 'person'
export const needsPerson = (found: readonly Defect[]): readonly ForPerson[] => found.filter(isForPerson)

/** The first value of a header, or null. */
export const headerOf = ({ headers }: Pick<Letter, 'headers'>, name: string): string | null =>
  headers.find((header) => header.name === name)?.value ?? null
export const headersOf = ({ headers }: Pick<Letter, 'headers'>, name: string): readonly string[] =>
  headers.filter((header) => header.name === name).map(({ value }) => value)

/** Addresses are compared without case: no server of our time tells `Lin@` from `lin@`. */
export const sameAddress = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** The one who wrote, when there is exactly one. */
export const senderOf = ({ from }: Pick<Letter, 'from'>): Address | null =>
  from.length === 1 ? (from[0] ?? null) : null

/** Every message id that the letter says it answers, the nearest first. */
export const answered = ({ inReplyTo, references }: Pick<Letter, 'inReplyTo' | 'references'>): readonly string[] => [
  ...new Set([...(inReplyTo === null ? [] : [inReplyTo]), ...references.toReversed()]),
]

/** Names the thread: where it began, as far as the letter knows. */
export const threadOf = (letter: Pick<Letter, 'inReplyTo' | 'references' | 'messageId'>): string | null =>
  letter.references[0] ?? letter.inReplyTo ?? letter.messageId

/** A letter of which nothing could be read but its bytes. */
export const blankLetter = (found: readonly Defect[]): Letter => ({
  headers: [],
  from: [],
  replyTo: [],
  to: [],
  messageId: null,
  inReplyTo: null,
  references: [],
  subject: '',
  sentAt: null,
  text: '',
  textCut: false,
  attachments: [],
  report: null,
  defects: found,
})
