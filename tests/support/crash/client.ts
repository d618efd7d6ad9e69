/** A careful client: one key per write, the same request repeated until the server says that it is done. */
export type Write = {
  readonly method?: 'POST' | 'PUT'
  readonly path: string
  readonly key: string
  readonly body: unknown
  /** Who writes: a session's cookie, or an API key. */
  readonly as: { readonly cookie: string } | { readonly authorization: string }
}

export async function acknowledged(base: string, write: Write): Promise<Record<string, unknown>> {
  const request = {
    method: write.method ?? 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': write.key, ...write.as },
    body: JSON.stringify(write.body),
  }
  for (;;) {
    const answer = await attempt(`${base}${write.path}`, request)
    if (answer !== null) return answer
    await new Promise((done) => setTimeout(done, 20))
  }
}

/** A server or database that is gone answers nothing, or a 5xx; anything else that is no success would be a wrong test. */
async function attempt(url: string, request: RequestInit): Promise<Record<string, unknown> | null> {
  const response = await fetch(url, { ...request, signal: AbortSignal.timeout(15_000) }).catch(() => null)
  const text = await response?.text().catch(() => null)
  if (response === null || typeof text !== 'string' || response.status >= 500) return null
  if (!response.ok) throw new Error(`${url} was refused: ${response.status} ${text.slice(0, 500)}`)
  return JSON.parse(text) as Record<string, unknown>
}
