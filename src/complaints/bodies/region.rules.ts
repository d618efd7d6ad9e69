import { provinces } from './region.contract.ts'

/** The province that a place in words lies in, 浙江省杭州市 or Shanghai; null where the words do not say it. */
export function provinceIn(text: string | null): string | null {
  const words = (text ?? '').trim().toLowerCase()
  if (words === '') return null
  return (
    provinces.find(([, zh]) => words.startsWith(zh))?.[0] ??
    provinces.find(([, zh, en]) => words.includes(zh) || words === en.toLowerCase())?.[0] ??
    null
  )
}

/** Whether a division lies in another, or holds it: a county's court serves who names the province, and the other way round. */
export const overlaps = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a)

const endings = /(特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市|区|县)$/
/** 杭州市 → 杭州: what one is called in every address. */
export const plainName = (text: string): string => text.trim().replace(endings, '')
