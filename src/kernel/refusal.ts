import { dayWords } from './calendar/day-words.rules.ts'
import type { RefusalCatalogue } from './refusal.contract.ts'

export type RefusalParams = Readonly<Record<string, string | number | boolean | null>>

/** An expected "no". The code is the contract; its words and HTTP status stand in a `RefusalCatalogue`. */
export class Refusal extends Error {
  readonly code: string
  readonly params: RefusalParams
  constructor(code: string, params: RefusalParams = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.params = params
  }
}

export function refuse(code: string, params: RefusalParams = {}): never {
  throw new Refusal(code, params)
}

/** The row, or the refusal that says it does not exist (also when the caller may not see it). */
export function found<T>(row: T | undefined | null, noun: string): T {
  return row ?? refuse('not-found', { noun })
}

export function wordsOf(catalogue: RefusalCatalogue, refusal: Refusal, language: 'zh' | 'en'): string {
  const words = catalogue[refusal.code]?.[language] ?? refusal.code
  return words.replaceAll(/\{(\w+)\}/g, (_, name: string) => written(refusal.params[name] ?? '', language))
}
/** A day reads as people write it; in the parameters, for programs, it stays `2026-12-08`. */
const written = (value: string | number | boolean, language: 'zh' | 'en'): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? dayWords(String(value), language) : String(value)
