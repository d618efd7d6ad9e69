import type { Words } from './route.contract.ts'

/** What the product says when it says no. `{name}` in the words is filled from the refusal's parameters. */
export type RefusalWords = Words & { readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503 }
export type RefusalCatalogue = Readonly<Record<string, RefusalWords>>
export const declareRefusals = <T extends RefusalCatalogue>(catalogue: T): T => catalogue
