import { estatesIn, roadsIn } from './address.rules.ts'
import { isCreditCode } from './checksum.rules.ts'
import type { Found, Grade, PersonalKind } from './kind.rules.ts'
import { cuedIn, titledIn } from './name.rules.ts'
import { signBit, type Sign, type Signs } from './sign.rules.ts'

/** Of a match the part behind the cue, when there is one (the group `it`), and how sure it is. */
type Pattern = {
  readonly kind: PersonalKind
  readonly pattern: RegExp
  readonly grade: Grade | ((whole: string, before: string) => Grade | null)
  /** The text has to have one of these characters, and so many digits. */
  readonly sign?: Sign
  readonly digits?: number
}

const plateStart = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领'
const permitWords = /护照|通行证|回乡证|台胞证|证件|passport|permit/i

/** Every repetition has a limit, so that no text takes longer than its length. */
const patterns: readonly Pattern[] = [
  // What looks like a placeholder of ours must not be taken for one when the answer comes back.
  { kind: 'mark', pattern: /[⟨⟩]/g, grade: 1, sign: 'mark' },
  { kind: 'link', pattern: /(?:https?:\/\/|www\.)[^\s,，。;；、）)\]】"”]{1,2000}/gi, grade: 1, sign: 'link' },
  { kind: 'receipt', pattern: /\bX[BR]-?\d{8}-?[0-9A-Z]{4}-?[0-9A-Z]{4}\b/gi, grade: 1, sign: 'letter', digits: 8 },
  {
    kind: 'account',
    pattern: /(?:微信号?|QQ号?|旺旺|抖音号?|支付宝|\bvx|wechat)\s{0,2}[:：号是]?\s{0,2}(?<it>[A-Za-z0-9_-]{4,30})/gi,
    grade: 2,
    sign: 'account',
  },
  { kind: 'card', pattern: /(?:尾号|后四位)\D{0,3}(?<it>\d{4})(?!\d)/g, grade: 1, sign: 'tail', digits: 4 },
  {
    kind: 'plate',
    pattern: new RegExp(
      `[${plateStart}][\\s·-]?[A-HJ-Za-hj-z][\\s·-]?(?:[A-HJ-NP-Za-hj-np-z0-9][\\s·-]?){4,5}[A-HJ-NP-Za-hj-np-z0-9挂学警港澳]`,
      'g',
    ),
    grade: (whole) => ((whole.match(/\d/g) ?? []).length >= 2 ? 2 : 1),
    sign: 'plate',
  },
  {
    kind: 'uscc',
    pattern:
      /(?<![A-Za-z0-9])[1-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy]{2}\d{6}[0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy]{10}(?![A-Za-z0-9])/g,
    grade: (whole) => (isCreditCode(whole.toUpperCase()) ? 2 : null),
    digits: 8,
  },
  {
    kind: 'permit',
    pattern:
      /(?<![A-Za-z0-9])(?:[EGge]\d{8}|[Ee][A-HJ-NP-Za-hj-np-z]\d{7}|[DSPdsp][Ee]?\d{7}|[HMChmc]\d{8}(?:\d{2})?)(?![A-Za-z0-9])/g,
    grade: (_whole, before) => (permitWords.test(before) ? 3 : 1),
    sign: 'letter',
    digits: 7,
  },
  {
    kind: 'permit',
    pattern: /(?:台胞证|台湾居民[^\d]{0,12})(?:号码?)?[\s:：为是]{0,3}(?<it>\d{8})(?!\d)/g,
    grade: 3,
    sign: 'permit',
    digits: 8,
  },
]

/** All that is found by how it is written, apart from numbers; what could not be sure enough is not looked for. */
export function writtenIn(
  text: string,
  { has, digits, least }: Signs & { readonly least: Grade },
  found: Found[],
): void {
  const may = (sign: Sign): boolean => (has & signBit[sign]) !== 0
  for (const one of patterns)
    if (!(Number(one.grade) < least) && (one.sign === undefined || may(one.sign)) && digits >= (one.digits ?? 0))
      matchesOf(text, one, found)
  if (least < 2 && may('letter') && digits >= 5) codesIn(text, found)
  if (may('at')) emailsIn(text, found)
  if (may('road')) roadsIn(text, found)
  if (may('estate')) estatesIn(text, found)
  if (least < 2 && may('title')) titledIn(text, found)
  if (may('cue')) cuedIn(text, found)
}

function matchesOf(text: string, { kind, pattern, grade }: Pattern, found: Found[]): void {
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const whole = (match.groups?.it ?? match[0]).trimEnd()
    if (whole === '') continue
    const from = match.groups?.it === undefined ? match.index : match.index + match[0].lastIndexOf(whole)
    const sure = typeof grade === 'number' ? grade : grade(whole, text.slice(Math.max(0, from - 14), from))
    if (sure !== null) found.push({ kind, from, to: from + whole.length, value: valueOf(whole), grade: sure })
  }
}
export const valueOf = (whole: string): string => whole.replaceAll(/\s/g, '').toLowerCase()

/** Numbers of parcels and of other houses: letters and at least five digits in one piece. */
function codesIn(text: string, found: Found[]): void {
  for (const { 0: whole, index } of text.matchAll(/[A-Za-z0-9-]{8,}/g)) {
    if (whole.length > 40 || !/[A-Za-z]/.test(whole) || whole.replaceAll(/\D/g, '').length < 5) continue
    found.push({ kind: 'number', from: index, to: index + whole.length, value: valueOf(whole), grade: 1 })
  }
}

const beforeAt = /[A-Za-z0-9._%+-]{1,64}\s{0,2}$/
const afterAt = /\s{0,2}[A-Za-z0-9-]{1,63}(?:\s?\.\s?[A-Za-z0-9-]{1,63}){1,8}/y
/** From the sign outwards: a text without one is passed over. */
function emailsIn(text: string, found: Found[]): void {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const before = beforeAt.exec(text.slice(Math.max(0, at - 66), at))
    if (!before) continue
    afterAt.lastIndex = at + 1
    const after = afterAt.exec(text)
    if (!after) continue
    const [from, to] = [at - before[0].length, at + 1 + after[0].length]
    found.push({ kind: 'email', from, to, value: valueOf(text.slice(from, to)), grade: 3 })
  }
}
