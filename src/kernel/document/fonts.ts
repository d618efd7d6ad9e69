import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { coverageOf } from './coverage.rules.ts'
import { unshowableIn } from './unshowable.rules.ts'
import { unpackWoff } from './woff.ts'

const fileOf = (name: string): string => createRequire(import.meta.url).resolve(name)

/** In this order a character is looked for; paper.typ names the same families. Libertinus is inside the typesetter. */
const sansRegular = fileOf('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf')
const sansBold = fileOf('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf')
const emoji = fileOf('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf')
/** Every script of the first plane, drawn coarsely: better than an empty box. 14 MB unpacked, so only when it is needed. */
const lastResort = fileOf('@fontsource/unifontex/files/unifontex-latin-400-normal.woff')

export type Fonts = {
  readonly folders: readonly string[]
  readonly more: readonly Buffer[]
  /** What none of them can show, or no page should. */
  readonly unshowable: readonly number[]
}

/** The fonts that a text needs. */
export function fontsFor(text: string): Fonts {
  const folders = [sansRegular, sansBold, emoji].map((file) => dirname(file))
  const usual = [sansRegular, emoji].map((file) => coverageOf(readFileSync(file)))
  const missing = unshowableIn(text, usual)
  if (missing.length === 0) return { folders, more: [], unshowable: [] }
  const coarse = unpackWoff(readFileSync(lastResort))
  return { folders, more: [coarse], unshowable: unshowableIn(text, [...usual, coverageOf(coarse)]) }
}
