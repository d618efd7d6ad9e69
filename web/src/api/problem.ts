/** One field that was not acceptable; `path` as the server names it, `parties.0.name`. */
export type FieldProblem = { readonly path: string; readonly message: string }

/** A "no" of the server, or the network between: `code` is the contract, `message` the words in the person's language. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly params: Readonly<Record<string, unknown>>
  readonly fields: readonly FieldProblem[]

  constructor(said: {
    status: number
    code: string
    message: string
    params?: Readonly<Record<string, unknown>>
    fields?: readonly FieldProblem[]
  }) {
    super(said.message)
    this.name = 'ApiProblem'
    this.status = said.status
    this.code = said.code
    this.params = said.params ?? {}
    this.fields = said.fields?.length ? said.fields : named(this)
  }

  /** Nothing was decided: trying the same again, with the same key, is safe and sensible. */
  get mayPass(): boolean {
    return this.status === 0 || this.status >= 500 || this.status === 429
  }
}

/** A refusal that is about one field says its words there, as the shape of an input does. */
const named = ({ params, message }: ApiProblem): readonly FieldProblem[] =>
  typeof params['field'] === 'string' ? [{ path: params['field'], message }] : []

/** Everything thrown becomes a problem that a page can show; a bug in a page is not hidden but says so. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  return new ApiProblem({ status: -1, code: 'page.failed', message: error instanceof Error ? error.message : '' })
}
