/** Longest text that is kept beside the source. */
export const longestKept = 200_000

/** What no database keeps and no page shows: control characters but tab and line break, and halves of characters. */
const unkeepable = /[^\P{Cc}\t\n]/gu

export function keepable(text: string): string {
  return text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(unkeepable, '')
}

/** One line for lists and headers: nothing invisible, nothing that turns the direction of reading. */
export function oneLine(text: string, longest: number): string {
  const line = text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/[\p{Cf}\p{Co}]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
  return Array.from(line).slice(0, longest).join('')
}

/** RFC 3676: a line that ends in a space goes on in the next; with `delsp` that space was only the sign of it. */
export function unflow(text: string, deletesSpace: boolean): string {
  const lines: string[] = []
  let open = false
  for (const raw of text.split('\n')) {
    const line = raw.startsWith(' ') ? raw.slice(1) : raw
    const soft = line.endsWith(' ') && line !== '-- '
    const said = soft && deletesSpace ? line.slice(0, -1) : line
    if (open && !line.startsWith('>')) lines[lines.length - 1] += said
    else lines.push(said)
    open = soft && !line.startsWith('>')
  }
  return lines.join('\n')
}

/** Where the letter being answered begins, in the words that programs put there. */
const answerBegins = [
  /^-{2,}\s*(original message|forwarded message|原始邮件|转发邮件|回复的邮件|原邮件)\s*-{2,}/i,
  /^(on|am|le|el)\b.{4,300}\b(wrote|schrieb|écrit|escribió)\s*:\s*$/i,
  /^.{0,300}(写道|寫道|撰写)\s*[:：]\s*$/,
  /^_{10,}\s*$/,
  /^(发件人|寄件者|from)\s*[:：].+$/i,
]
/** Begins every letter of ours below its greeting: who answers above it, answers there only. */
export const replyLine = '—— 请在此线以上回复 · Please reply above this line ——'

/**
 * What the writer added, without the letter that is answered: what we told one side in confidence must not come back to the
 * other side as a quotation. Everything is kept; when nothing is left, the whole text is what was said.
 */
export function newPart(text: string): string {
  const lines = text.split('\n')
  const ours = lines.findIndex((line) => line.includes('请在此线以上回复') || line.includes('reply above this line'))
  const above = ours < 0 ? lines : lines.slice(0, ours)
  const begins = above.findIndex((line, place) => isAnswered(line, above[place + 1]))
  const own = (begins < 0 ? above : above.slice(0, begins)).filter((line) => !line.trimStart().startsWith('>'))
  const said = own
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
  if (said !== '') return said
  return ours < 0 ? text.trim() : ''
}

/** What of a letter would stand in a case, not longer than a statement may be; the whole is in the letter. */
export function addedPart(text: string, longest: number): string {
  const added = newPart(text)
  return added.length <= longest ? added : `${added.slice(0, longest - 20).toWellFormed()}…（全文见来信 / cut）`
}

/** The claim of a complaint that came as a letter: its subject and all its words, what it quotes included. */
export function claimText({ subject, text }: { readonly subject: string; readonly text: string }, longest: number) {
  const whole = [subject, text].filter((part, place) => part !== '' && (place > 0 || !text.startsWith(part)))
  const words = whole.join('\n\n') || '（来信没有文字，见附件 / no words, see the attachments）'
  return words.length <= longest ? words : `${words.slice(0, longest - 20).toWellFormed()}…（全文见来信 / cut）`
}

/** A sender line alone could be the writer's own; with the next header under it, it is a copied letter's. */
function isAnswered(line: string, next: string | undefined): boolean {
  const plain = line.trim().replace(/^[>\s]+/, '')
  const which = answerBegins.findIndex((pattern) => pattern.test(plain))
  if (which < 0) return false
  return which < 4 || /^[>\s]*(发送时间|收件人|日期|时间|sent|to|date|subject|主题)\s*[:：]/i.test(next ?? '')
}
