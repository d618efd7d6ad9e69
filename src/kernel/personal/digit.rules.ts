const digitWays = [
  '零〇○０0',
  '一壹幺弌1',
  '二贰貳弍2',
  '三叁參弎3',
  '四肆4',
  '五伍5',
  '六陆陸6',
  '七柒7',
  '八捌8',
  '九玖9',
]
const digitOf: Readonly<Record<string, string>> = Object.fromEntries(
  digitWays.flatMap((ways, digit) => Array.from(ways, (way) => [way, String(digit)])),
)
/** `一三八 0013` → `1380013`: what the digits say, whatever they are written in. */
export const digitsIn = (text: string): string => Array.from(text, (one) => digitOf[one] ?? '').join('')

/** Of a character: 0 other, 1 may stand between the parts of one number, 2 an X, 3 a space or a hyphen, 16 + n the digit n. */
const classes = new Uint8Array(0x1_0000)
const digitClass = 16
for (const [letter, digit] of Object.entries(digitOf)) classes[letter.charCodeAt(0)] = digitClass + Number(digit)
for (const one of '.·•・()（）[]/\\,，、*~') classes[one.charCodeAt(0)] = 1
for (const one of 'Xx') classes[one.charCodeAt(0)] = 2
const spaces =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000'
const hyphens =
  '-_\u058a\u05be\u1400\u1806\u2010\u2011\u2012\u2013\u2014\u2015\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u301c\u3030\u30a0\ufe31\ufe32\ufe58\ufe63\uff0d'
for (const one of spaces + hyphens) classes[one.charCodeAt(0)] = 3

export const isDigitAt = (text: string, at: number): boolean => (classes[text.charCodeAt(at)] ?? 0) >= digitClass
export const digitAt = (text: string, at: number): number => (classes[text.charCodeAt(at)] ?? 0) - digitClass
/** Where a number may begin: a digit, or an X that ends one. */
export const isPartAt = (text: string, at: number): boolean => {
  const read = classes[text.charCodeAt(at)] ?? 0
  return read >= digitClass || read === 2
}
export const isXAt = (text: string, at: number): boolean => classes[text.charCodeAt(at)] === 2
export const isDashAt = (text: string, at: number): boolean => classes[text.charCodeAt(at)] === 3
export const isBetweenAt = (text: string, at: number): boolean =>
  (classes[text.charCodeAt(at)] ?? 0) % 2 === 1 && !isDigitAt(text, at)
