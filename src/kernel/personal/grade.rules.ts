import { isIdentity, isLuhn } from './checksum.rules.ts'
import type { Grade } from './kind.rules.ts'

export type Graded = { readonly kind: 'id' | 'phone' | 'card' | 'number'; readonly grade: Grade }

type Digits = {
  readonly kind: 'id' | 'phone' | 'card' | 'number'
  readonly from: number
  readonly to: number
  readonly value: string
}

/** So many characters before a number say what it is. */
const reach = 14
const phoneWords = /电话|手机|座机|传真|热线|联系|来电|致电|拨打|phone|mobile|tel|call/i
const cardWords = /卡|银行|账户|账号|帐号|[工农建中招交]行|支付宝|退到|打到|转到|card|bank|account/i
const idWords = /身份证|证件|公民身份|identity|ID/i

/** What a number is and how sure that is: by its check digit, by the words before it, by what touches it. */
export function gradeOf(text: string, { kind, from, to, value }: Digits): Graded {
  const before = text.slice(Math.max(0, from - reach), from)
  const around = { before, written: text.slice(from, to), after: text[to] ?? '' }
  if (kind === 'id') return { kind, grade: gradeOfIdentity(value, around) }
  if (kind === 'phone') return { kind, grade: gradeOfPhone(value, around) }
  // A mistyped one is somebody's all the same, when the words before it say what it should be.
  if (value.length === 18 && idWords.test(before)) return { kind: 'id', grade: 2 }
  const named = value.length >= 13 && value.length <= 19 && cardWords.test(before)
  if (value.length > 19 || !isLuhn(value)) return named ? { kind: 'card', grade: 2 } : { kind, grade: 1 }
  return { kind, grade: named ? 3 : isInFours(around.written) && isBin(value) ? 2 : 1 }
}

type Around = { readonly before: string; readonly written: string; readonly after: string }

function gradeOfIdentity(value: string, { before, written, after }: Around): Grade {
  if (value.length === 18 && isIdentity(value)) return touchesCode(before, after) ? 1 : isPlain(written) ? 3 : 2
  return idWords.test(before) ? 2 : 1
}

function gradeOfPhone(value: string, { before, written, after }: Around): Grade {
  const named = phoneWords.test(before)
  if (/^[48]00/.test(value)) return 1
  if (touchesCode(before, after)) return named && !/[A-Za-z]/.test(after) ? 2 : 1
  // 13,800,138,000 and 1/3/8 are written like that for another reason.
  if (/[,，、/\\*~]/.test(written)) return named ? 2 : 1
  if (/^(?:(?:00|0)?86)?1[3-9]\d{9}$/.test(value)) return /[A-Za-z]$/.test(before) || !isPlain(written) ? 2 : 3
  return named || /\d[)）\]]?[\s-]+\d/.test(written) ? 2 : 1
}

/** In the middle of a longer code, of a fraction or of something hexadecimal. */
const touchesCode = (before: string, after: string): boolean =>
  /[A-Za-z]/.test(after) || /(?:\d[A-Za-z-]*[A-Za-z]-?|\d\.)$/.test(before)
/** Written in Arabic digits. */
const isPlain = (written: string): boolean => !/[^\dXx\s()（）[\]\-.·_‐-―+]/.test(written)
const isInFours = (written: string): boolean => /^\d{4}[\s-]\d{4}[\s-]\d{4}/.test(written)
/** What the numbers of cards in use begin with. */
const isBin = (value: string): boolean => /^(?:3[0-9]|4|5[1-9]|6[0-9]|9[58])/.test(value)
