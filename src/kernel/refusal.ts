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
  return words.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(refusal.params[name] ?? ''))
}
