/** A text as a search for personal data reads it, and where each of its characters stands in the original. */
export type Plain = { readonly text: string; readonly at: readonly number[]; readonly original: string }

/** Characters that nobody sees: they only part what belongs together. */
const unseen = /\p{Default_Ignorable_Code_Point}/u

/** Full width becomes half width, what nobody sees is passed over; case and everything else stay. */
export function plainOf(original: string): Plain {
  let text = ''
  const at: number[] = []
  let place = 0
  for (const one of original) {
    const read = unseen.test(one) ? '' : one.normalize('NFKC')
    text += read
    for (let i = 0; i < read.length; i += 1) at.push(place)
    place += one.length
  }
  at.push(place)
  return { text, at, original }
}

/** What stands in the original where something was found, with the unseen characters inside it. */
export type Span = { readonly from: number; readonly to: number }
export function spanIn({ at, original }: Plain, from: number, to: number): Span {
  const start = at[from] ?? 0
  const lastAt = at[to - 1] ?? start
  const last = original.codePointAt(lastAt) ?? 0
  return { from: start, to: lastAt + (last > 0xffff ? 2 : 1) }
}

const digitOf: Readonly<Record<string, string>> = Object.fromEntries(
  ['零〇○０0', '一壹幺弌1', '二贰貳弍2', '三叁參弎3', '四肆4', '五伍5', '六陆陸6', '七柒7', '八捌8', '九玖9'].flatMap(
    (ways, digit) => Array.from(ways, (way) => [way, String(digit)]),
  ),
)
export const digitLetters = Object.keys(digitOf).join('')
/** `一三八 0013` → `1380013`: what the digits say, whatever they are written in. */
export const digitsIn = (text: string): string => Array.from(text, (one) => digitOf[one] ?? '').join('')
