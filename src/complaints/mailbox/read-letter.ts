import { convert } from 'html-to-text'
import { simpleParser, type AddressObject, type EmailAddress, type ParsedMail } from 'mailparser'
import { decodeText } from './charset.rules.ts'
import type { Address, Attachment, Defect, Header, Letter } from './letter.rules.ts'
import { takeApart, type Part, type Structure } from './mime.ts'
import { messageIdIn, readFates, reportKind, type Report } from './report.rules.ts'
import { keepable, longestKept, oneLine, unflow } from './text.rules.ts'

const mostHeaders = 150
const mostAttachments = 50
const mostReferences = 100
/** Letters inside letters are read this deep; what is deeper stays in the source. */
const deepestInside = 2

/** Reads a letter from its source. What cannot be read is a defect, not an error: only a bug or a bomb throws. */
export async function readLetter(raw: Buffer, depth = 0): Promise<Letter> {
  const structure = await takeApart(raw)
  const found = new Set<Defect>(structure.defects)
  const head = await readHead(structure.head, found)
  const body = await readBody(structure.root, { found, depth })
  const text = keepable(body.text).trim()
  const attachments = body.attachments.slice(0, mostAttachments)
  if (text === '') found.add(attachments.length === 0 ? 'no-content' : 'no-words')
  const report = reportOf(structure)
  return {
    ...head,
    text: text.slice(0, longestKept).toWellFormed(),
    textCut: text.length > longestKept,
    attachments,
    report,
    defects: [...found],
  }
}

type Head = Omit<Letter, 'text' | 'textCut' | 'attachments' | 'report' | 'defects'>

async function readHead(block: Buffer, found: Set<Defect>): Promise<Head> {
  const plain = inUtf8(block, found)
  const options = { skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true }
  const parsed = await simpleParser(Buffer.concat([plain, Buffer.from('\r\n\r\n')]), options)
  const headers = headersOf(parsed)
  const from = addressesIn(parsed.from)
  const froms = headers.filter(({ name }) => name === 'from').length
  if (from.length === 0) found.add('no-sender')
  if (from.length > 1 || froms > 1) found.add('several-senders')
  const sentAt = dateOf(headers)
  if (sentAt === null) found.add('bad-date')
  const messageId = idIn(parsed.messageId)
  if (messageId === null) found.add('no-message-id')
  const subject = oneLine(parsed.subject ?? '', 500)
  if (subject.includes('\ufffd')) found.add('header-undecodable')
  return {
    headers,
    from,
    replyTo: addressesIn(parsed.replyTo),
    to: [...addressesIn(parsed.to), ...addressesIn(parsed.cc), ...deliveredTo(headers)].slice(0, mostReferences),
    messageId,
    inReplyTo: idIn(parsed.inReplyTo),
    references: [parsed.references ?? []]
      .flat()
      .flatMap((id) => idIn(id) ?? [])
      .slice(-mostReferences),
    subject,
    sentAt,
  }
}

/** Old programs write Chinese into headers as it is. The parser reads UTF-8, so it gets UTF-8. */
function inUtf8(block: Buffer, found: Set<Defect>): Buffer {
  const { text, defect } = decodeText(block, null)
  if (defect !== null) found.add('charset-guessed')
  return Buffer.from(text)
}

const headersOf = ({ headerLines }: ParsedMail): Header[] =>
  headerLines.slice(0, mostHeaders).map(({ key, line }) => ({
    name: oneLine(key, 100),
    value: oneLine(Buffer.from(line.slice(line.indexOf(':') + 1), 'latin1').toString(), 1000),
  }))

function addressesIn(field: AddressObject | readonly AddressObject[] | undefined): Address[] {
  const all = (entries: readonly EmailAddress[]): EmailAddress[] =>
    entries.flatMap((entry) => (entry.group ? all(entry.group) : [entry]))
  return [field ?? []]
    .flat()
    .flatMap(({ value }) => all(value))
    .flatMap(({ address, name }) =>
      address?.includes('@') ? [{ address: oneLine(address, 320), name: oneLine(name, 200) }] : [],
    )
}

/** Where it was really delivered: a case address may stand only here. */
function deliveredTo(headers: readonly Header[]): Address[] {
  const names = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-forwarded-to']
  return headers
    .filter(({ name }) => names.includes(name))
    .flatMap(({ value }) => /[^\s<>,;]+@[^\s<>,;]+/.exec(value) ?? [])
    .map((address) => ({ address, name: '' }))
}

function dateOf(headers: readonly Header[]): Date | null {
  const said = headers.find(({ name }) => name === 'date')?.value
  const date = said === undefined ? null : new Date(said)
  if (date === null || Number.isNaN(date.getTime())) return null
  const year = date.getUTCFullYear()
  return year >= 1970 && year <= 2200 ? date : null
}

const idIn = (said: string | undefined): string | null => /<[^<>\s]{3,250}>/.exec(said ?? '')?.[0] ?? null

type Around = { readonly found: Set<Defect>; readonly depth: number }
type Body = { readonly text: string; readonly attachments: readonly Attachment[] }
const nothing: Body = { text: '', attachments: [] }
const join = (bodies: readonly Body[]): Body => ({
  text: bodies.flatMap(({ text }) => (text.trim() === '' ? [] : [text])).join('\n\n'),
  attachments: bodies.flatMap(({ attachments }) => attachments),
})

async function readBody(part: Part, around: Around): Promise<Body> {
  if (part.type === 'multipart/encrypted' || part.type.endsWith('pkcs7-mime')) around.found.add('encrypted')
  if (part.type.startsWith('multipart/')) {
    const bodies: Body[] = []
    for (const child of part.parts) bodies.push(await readBody(child, around))
    return part.type === 'multipart/alternative' ? chosen(part, bodies) : join(bodies)
  }
  const attachment = { name: nameOf(part), type: part.type, content: part.content }
  if (part.type === 'message/rfc822' && around.depth < deepestInside) return inside(part, attachment, around)
  const isText = part.type === 'text/plain' || part.type === 'text/html'
  if (!isText || part.attached || part.name !== null)
    return part.content.length === 0 && part.name === null ? nothing : { text: '', attachments: [attachment] }
  return { text: wordsOf(part, around.found), attachments: [] }
}

/** The same in several forms: the plain one when it says anything, else the last that does. */
function chosen(part: Part, bodies: readonly Body[]): Body {
  const said = bodies.filter(({ text }) => text.trim() !== '')
  const plain = bodies.find(({ text }, place) => part.parts[place]?.type === 'text/plain' && text.trim() !== '')
  return { text: (plain ?? said.at(-1) ?? nothing).text, attachments: join(bodies).attachments }
}

function wordsOf(part: Part, found: Set<Defect>): string {
  const { text, defect } = decodeText(part.content, part.charset)
  if (defect !== null) found.add(defect)
  if (part.type === 'text/html') return plainOf(text)
  const lines = text.replaceAll(/\r\n?/g, '\n')
  return part.flowed ? unflow(lines, part.deletesSpace) : lines
}

/** A page as text: pictures are left out, a link keeps its address, so that nobody is led where it does not say. */
function plainOf(html: string): string {
  return convert(html, {
    wordwrap: false,
    limits: { maxInputLength: 2_000_000, maxDepth: 200, maxChildNodes: 20_000 },
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { ignoreHref: false, hideLinkHrefIfSameAsText: true } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  })
}

/** A forwarded letter: its words follow ours, its attachments are ours too. */
async function inside(part: Part, attachment: Attachment, { found, depth }: Around): Promise<Body> {
  if (part.content.length === 0) return nothing
  const letter = await readLetter(part.content, depth + 1)
  for (const defect of letter.defects)
    if (['undecodable', 'charset-unknown', 'encoding-broken', 'too-deep'].includes(defect)) found.add(defect)
  const sender = letter.from.map(({ name, address }) => (name ? `${name} <${address}>` : address)).join(', ')
  const head = ['---- 附带的来信 Forwarded letter ----', `From: ${sender}`, `Subject: ${letter.subject}`]
  return { text: [...head, '', letter.text].join('\n'), attachments: [attachment, ...letter.attachments] }
}

const endings: Readonly<Record<string, string>> = {
  'message/rfc822': 'eml',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'application/pdf': 'pdf',
  'text/html': 'html',
  'text/plain': 'txt',
}
const nameOf = ({ name, type }: Part): string =>
  oneLine(name ?? '', 200) || `${type.startsWith('image/') ? 'picture' : 'attachment'}.${endings[type] ?? 'bin'}`

function reportOf({ root }: Structure): Report | null {
  if (root.type !== 'multipart/report') return null
  const all = flat(root)
  const statuses = all.filter(({ type }) => type === 'message/delivery-status')
  const returned = all.find(({ type }) => type === 'message/rfc822' || type === 'text/rfc822-headers')
  const kind = reportKind(root.reportType)
  return {
    kind,
    recipients: kind === 'delivery' ? statuses.flatMap(({ content }) => readFates(content.toString('latin1'))) : [],
    about: returned ? messageIdIn(returned.content.subarray(0, 64 * 1024).toString('latin1')) : null,
  }
}

const flat = (part: Part): Part[] => [part, ...part.parts.flatMap(flat)]
