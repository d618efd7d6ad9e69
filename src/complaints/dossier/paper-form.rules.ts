import { formatFen } from '../../kernel/money.ts'
import type { Content } from './dossier-content.rules.ts'

type Words = { readonly zh: string; readonly en: string }
type Language = 'zh' | 'en'

/** The forms that dossier.typ knows how to set. Everything is text; a width is millimetres, 0 takes what is left. */
export type Section =
  | { readonly form: 'facts'; readonly title: string; readonly intro: string | null; readonly rows: readonly Pair[] }
  | {
      readonly form: 'table'
      readonly title: string
      readonly intro: string | null
      readonly empty: string
      readonly widths: readonly number[]
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
      /** Which columns are codes, set in even type. */
      readonly codes: readonly number[]
    }
  | {
      readonly form: 'statements'
      readonly title: string
      readonly intro: string | null
      readonly empty: string
      readonly items: readonly {
        readonly head: string
        readonly side: string
        readonly offer: string | null
        readonly text: string
      }[]
    }
  | {
      readonly form: 'evidence'
      readonly title: string
      readonly intro: string | null
      readonly empty: string
      readonly items: readonly {
        readonly head: string
        readonly rows: readonly Pair[]
        readonly codes: readonly Pair[]
        readonly picture: string | null
        readonly alt: string
      }[]
    }
  | {
      readonly form: 'words'
      readonly title: string
      readonly paragraphs: readonly string[]
      /** A command, set after the first paragraph. */
      readonly code: string | null
    }
export type Pair = readonly [name: string, value: string]

export type Paper = {
  readonly title: string
  readonly header: string
  readonly author: string
  readonly language: Language
  readonly 'page-words': readonly [string, string, string]
  readonly numbering: string
  readonly 'contents-title': string
  readonly cover: {
    readonly title: string
    readonly subtitle: string
    readonly rows: readonly Pair[]
    readonly notes: readonly string[]
  }
  readonly sections: readonly Section[]
}

export const sayIn =
  (language: Language) =>
  (words: Words): string =>
    words[language]
export const listIn = (language: Language, words: readonly string[]): string =>
  words.join(language === 'zh' ? '、' : ', ')
export const moneyOf = ({ complaint }: Content, fen: number): string => formatFen(fen, complaint.currency)

/** For which item it is, behind what it is; nothing where it is for all of them. */
export const forItem = (language: Language, item: string | null): string =>
  item === null ? '' : language === 'zh' ? `（${item}）` : ` (${item})`
