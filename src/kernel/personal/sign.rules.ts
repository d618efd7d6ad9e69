import { isDigitAt } from './digit.rules.ts'

/** Characters without which a search finds nothing: what is not there is not searched for. */
const signs = {
  at: '@',
  link: '/wW',
  account: '微Qq旺抖支vVwW',
  tail: '尾后',
  plate: '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领',
  road: '路街巷弄道同村',
  estate: '区园寓厦场家村苑府',
  title: '先女小经主老店',
  cue: '叫名人',
  permit: '台',
  mark: '⟨⟩',
  letter: 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ',
} as const
export type Sign = keyof typeof signs

const names = Object.keys(signs) as Sign[]
export const signBit = Object.fromEntries(names.map((name, place) => [name, 1 << place])) as Readonly<
  Record<Sign, number>
>
const bits = new Uint16Array(0x1_0000)
for (const name of names)
  for (const one of signs[name]) bits[one.charCodeAt(0)] = (bits[one.charCodeAt(0)] ?? 0) | signBit[name]

const digitBit = 0x8000
for (let code = 0; code < 0x1_0000; code += 1)
  if (isDigitAt(String.fromCharCode(code), 0)) bits[code] = (bits[code] ?? 0) | digitBit

/** Which of them a text has, and how many digits in whatever dress. */
export type Signs = { readonly has: number; readonly digits: number }
export function signsIn(text: string): Signs {
  let has = 0
  let digits = 0
  for (let at = 0; at < text.length; at += 1) {
    const bit = bits[text.charCodeAt(at)] ?? 0
    has |= bit
    digits += bit >>> 15
  }
  return { has, digits }
}
