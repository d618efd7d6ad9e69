import type { AnyRoute } from '../../../src/kernel/route.contract.ts'

type Request = { readonly url: string; readonly body: Record<string, unknown> | null }

/** One flat input becomes path, query and body, as the server puts them together again. */
export function requestOf(
  route: Pick<AnyRoute, 'method' | 'path' | 'rawBody'>,
  input: Readonly<Record<string, unknown>>,
): Request {
  const rest = { ...input }
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    if (value === undefined || value === '') throw new Error(`${route.method} ${route.path} lacks ${name}`)
    return encodeURIComponent(String(value))
  })
  const asQuery = route.method === 'GET' || route.method === 'DELETE' || route.rawBody !== undefined
  return asQuery ? { url: `${path}${queryOf(rest)}`, body: null } : { url: path, body: rest }
}

/** Absent values stay away; a list repeats its name. */
export function queryOf(values: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values))
    for (const item of Array.isArray(value) ? value : [value])
      if (item !== undefined && item !== null) query.append(name, String(item))
  const text = query.toString()
  return text ? `?${text}` : ''
}
