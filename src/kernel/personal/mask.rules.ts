import { personalIn, type Known } from './find.rules.ts'
import { kindWords, type Found, type Grade, type PersonalKind } from './kind.rules.ts'

/** `13812341234` → `138****1234`; shorter numbers keep their last two digits. */
export function maskPhone(phone: string): string {
  const digits = phone.replaceAll(/[^\d+]/g, '')
  return digits.length >= 11 ? `${digits.slice(0, -8)}****${digits.slice(-4)}` : `****${digits.slice(-2)}`
}

/** `wang.li@example.cn` → `w***@example.cn` */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 1 ? '***' : `${Array.from(address)[0] ?? ''}***${address.slice(at)}`
}

const ends = (text: string, first: number, last: number): string =>
  `${text.slice(0, first)}${'*'.repeat(8)}${text.slice(-last)}`
const stars = (text: string): string => `${Array.from(text)[0] ?? ''}**`

/** 李小明 → 李**: whose name it is recognises it, nobody else learns it, nor how long it is. */
export function maskName(name: string): string {
  const said = name.trim()
  return said === '' ? '' : stars(said)
}

/** Enough of a value that its owner knows it again, and not enough to reach or to find anybody. */
function maskOf({ kind, value }: Found, written: string): string {
  switch (kind) {
    case 'id':
      return `${value.slice(0, 1)}${'*'.repeat(Math.max(4, value.length - 2))}${value.slice(-1).toUpperCase()}`
    case 'phone':
      return maskPhone(/^\d+$/.test(value) ? `${/^\s*\+/.test(written) ? '+' : ''}${value}` : written)
    case 'card':
      return value.length > 8 ? `${'*'.repeat(8)}${value.slice(-4)}` : '****'
    case 'email':
      return maskEmail(value)
    case 'number':
    case 'permit':
    case 'uscc':
    case 'order':
      return value.length > 6 ? ends(value, 1, 2) : '****'
    case 'plate':
      return `${written.slice(0, 1)}*****${value.slice(-1).toUpperCase()}`
    case 'address':
      return `${/^.{0,20}?(?:[市州盟].{1,8}?[区县旗市]|[市区县旗])/.exec(written)?.[0] ?? ''}***`
    case 'name':
    case 'account':
    case 'shop':
      return stars(written)
    case 'link':
    case 'receipt':
    case 'mark':
      return '***'
  }
}

export type Masking = {
  readonly least: Grade
  readonly known?: readonly Known[]
  /** Kinds that stay as they are. */
  readonly keep?: readonly PersonalKind[]
}

/** A text with something else where something personal stands. */
export function replacePersonal(text: string, how: Masking, instead: (one: Found, written: string) => string): string {
  let at = 0
  let out = ''
  for (const one of personalIn(text, how)) {
    if (how.keep?.includes(one.kind)) continue
    out += text.slice(at, one.from) + instead(one, text.slice(one.from, one.to))
    at = one.to
  }
  return out + text.slice(at)
}

/** What a company, a shop or a case is known by is nobody's secret. */
const openly = ['uscc', 'link', 'receipt', 'order', 'shop', 'mark'] as const

/** Words for eyes that need to know what was said, not to whom: numbers and addresses of people are starred. */
export const maskText = (text: string, known: readonly Known[] = []): string =>
  replacePersonal(text, { least: 2, known, keep: openly }, maskOf)

/** Nothing of it stays: the word for its kind stands where it stood. */
export const nameKinds = (text: string, how: Masking, language: 'zh' | 'en' = 'zh'): string =>
  replacePersonal(text, how, ({ kind }) =>
    language === 'zh' ? `（${kindWords[kind].zh}）` : `(${kindWords[kind].en})`,
  )

/** Nothing of it stays, and nothing says what it was. */
export const redactText = (text: string, known: readonly Known[] = []): string =>
  replacePersonal(text, { least: 2, known, keep: openly }, () => '***')

/** Whether there is something in it that may not leave, and of which kinds. */
export const kindsIn = (text: string, least: Grade = 2): PersonalKind[] => [
  ...new Set(
    personalIn(text, { least })
      .map(({ kind }) => kind)
      .filter((kind) => !openly.some((one) => one === kind)),
  ),
]
