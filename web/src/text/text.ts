import { useSyncExternalStore } from 'react'
import type { Words } from '../../../src/kernel/route.contract.ts'
import { fill, wordsAt, type Dictionary, type Leaves, type Params } from './fill.ts'
import { currentLanguage, onLanguage, rememberLanguage, type Language } from './language.ts'
import type { zh } from './zh/index.ts'

export type TextKey = Leaves<typeof zh>

const loaded: Partial<Record<Language, Dictionary>> = {}

/** The words of one language, fetched once; pages are drawn after it. */
export async function loadText(language: Language): Promise<void> {
  loaded[language] ??= language === 'zh' ? (await import('./zh/index.ts')).zh : (await import('./en/index.ts')).en
}

export async function switchLanguage(language: Language): Promise<void> {
  await loadText(language)
  rememberLanguage(language)
}

/** The words for a key in the language of now; a key that does not exist is a type error. */
export function t(key: TextKey, params?: Params): string {
  return fill(wordsAt(loaded[currentLanguage()] ?? {}, key), params)
}

/** Of words that came from the server in both languages, those of now. */
export const say = (words: Words): string => words[currentLanguage()]

/** What stands between words: each language has its own. */
const marks = {
  zh: {
    list: (words: readonly string[]) => words.join('、'),
    clauses: (words: readonly string[]) => words.join('；'),
    named: (name: string, words: string) => `${name}：${words}`,
    aside: (words: string, more: string) => `${words}（${more}）`,
  },
  en: {
    list: (words: readonly string[]) => words.join(', '),
    clauses: (words: readonly string[]) => words.join('; '),
    named: (name: string, words: string) => `${name}: ${words}`,
    aside: (words: string, more: string) => `${words} (${more})`,
  },
} as const satisfies Record<Language, unknown>

/** In a component: drawn again when the language changes. */
export function useText() {
  const language = useSyncExternalStore(onLanguage, currentLanguage, currentLanguage)
  return { t, say, language, ...marks[language] }
}
