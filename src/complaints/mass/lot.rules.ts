/** A batch number as it is printed, wherever a text names one: 批号：A2405-17, lot no. A2405-17. */
const named =
  /(?:批号|批次号?|生产批号|lot(?:\s*(?:no\.?|number))?|batch(?:\s*(?:no\.?|number))?)\s*[:：#是为]?\s*([A-Za-z0-9][A-Za-z0-9/_-]{2,30})/giu

/** One spelling for one batch: no case, no spaces, no marks between. */
export const lotKey = (lot: string): string =>
  lot
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')

const shortest = 3
const mostLots = 3
/** The batch numbers that a complaint gives: in the answer to the question, else in what was written. Without a digit it is none. */
export function lotsIn(answer: string | undefined, texts: readonly string[]): readonly { key: string; lot: string }[] {
  const said = answer === undefined ? [] : answer.split(/[,，;；、\s]+/)
  const read = texts.flatMap((text) => [...text.matchAll(named)].map(([, lot = '']) => lot))
  const lots = new Map((said.length > 0 ? said : read).map((lot) => [lotKey(lot), lot.trim().slice(0, 40)]))
  return [...lots]
    .filter(([key]) => key.length >= shortest && /\d/.test(key))
    .slice(0, mostLots)
    .map(([key, lot]) => ({ key, lot }))
}
