import type { QueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { PageLanguage, type GuestAnswer } from '../../../src/kernel/http/rendering.contract.ts'
import { ApiProblem } from './problem.ts'

const Problem = z.object({
  status: z.int(),
  code: z.string(),
  message: z.string(),
  params: z.record(z.string(), z.unknown()),
  fields: z.array(z.object({ path: z.string(), message: z.string() })),
})
/** What the server drew a page from, and the browser takes over: everything that is needed to draw the very same again. */
export const Handover = z.object({
  language: PageLanguage,
  now: z.iso.datetime(),
  reads: z.array(z.object({ key: z.array(z.unknown()), data: z.unknown().optional(), problem: Problem.optional() })),
})
export type Handover = z.infer<typeof Handover>

export const handoverId = 'handover'

/** As data in the page, which no browser runs and no text inside it can end. */
export function handoverScript(handover: Handover): string {
  const json = JSON.stringify(handover).replaceAll(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `<script type="application/json" id="${handoverId}">${json}</script>`
}

/** Null on a page that was not drawn by the server, or by one of another version. */
export function readHandover(): Handover | null {
  const text = document.getElementById(handoverId)?.textContent
  return text ? Handover.nullable().catch(null).parse(JSON.parse(text)) : null
}

/** The answer to a read is known before anybody asks. */
export function settleRead(client: QueryClient, key: readonly unknown[], answer: GuestAnswer): void {
  if (answer.ok) {
    client.setQueryData(key, answer.data)
    return
  }
  const query = client.getQueryCache().build(client, { queryKey: key })
  query.setState({ status: 'error', error: new ApiProblem(answer.problem), errorUpdatedAt: Date.now() })
}

export function takeOver(client: QueryClient, { reads }: Handover): void {
  for (const { key, data, problem } of reads)
    settleRead(client, key, problem ? { ok: false, problem } : { ok: true, data })
}
