import { request as plain } from 'node:http'
import { request as encrypted } from 'node:https'
import { AddressRefused, assertLiteral, publicLookup } from './outgoing.ts'

export type JsonCall = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The operator said that this very address may be private. */
  readonly mayBePrivate: boolean
  readonly timeoutMs: number
  readonly mostBytes: number
  /** Whoever no longer wants the answer. */
  readonly signal: AbortSignal
}
export type TextAnswer = { readonly got: 'answer'; readonly status: number; readonly text: string }
export type JsonAnswer =
  | TextAnswer
  | { readonly got: 'nothing'; readonly why: 'unreachable' | 'not-allowed' | 'time-limit' | 'too-large' | 'cancelled' }

/** One call with an answer, which is read up to a limit of bytes and time. Never throws for what the other side does; redirects are not followed. */
export const postJson = (call: JsonCall): Promise<JsonAnswer> => post(call, 'application/json')
/** The same for plain text. */
export const postText = (call: JsonCall): Promise<JsonAnswer> => post(call, 'text/plain; charset=utf-8')

async function post(call: JsonCall, type: string): Promise<JsonAnswer> {
  const limit = AbortSignal.timeout(call.timeoutMs)
  try {
    return await send(call, type, AbortSignal.any([limit, call.signal]))
  } catch (error) {
    // What went wrong is for a page to say; it is no fault of this program.
    if (error instanceof TooLarge) return { got: 'nothing', why: 'too-large' }
    if (error instanceof AddressRefused) return { got: 'nothing', why: 'not-allowed' }
    if (call.signal.aborted) return { got: 'nothing', why: 'cancelled' }
    return { got: 'nothing', why: limit.aborted ? 'time-limit' : 'unreachable' }
  }
}

class TooLarge extends Error {}

function send(call: JsonCall, type: string, signal: AbortSignal): Promise<JsonAnswer> {
  const url = new URL(call.url)
  if (!call.mayBePrivate) assertLiteral(url)
  const headers = {
    ...call.headers,
    'content-type': type,
    accept: type,
    'content-length': Buffer.byteLength(call.body),
  }
  const guard = call.mayBePrivate ? {} : { lookup: publicLookup }
  return new Promise((resolve, reject) => {
    const start = url.protocol === 'https:' ? encrypted : plain
    const outgoing = start(url, { method: 'POST', headers, signal, ...guard }, (answer) => {
      const parts: Buffer[] = []
      let bytes = 0
      answer.on('data', (part: Buffer) => {
        bytes += part.byteLength
        if (bytes <= call.mostBytes) return void parts.push(part)
        reject(new TooLarge())
        outgoing.destroy()
      })
      answer.on('error', reject)
      answer.on('aborted', () => reject(new Error('the answer ended too early')))
      answer.on('end', () =>
        resolve({ got: 'answer', status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
      )
    })
    outgoing.on('error', reject).end(call.body)
  })
}
