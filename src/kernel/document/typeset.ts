import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { refuse } from '../refusal.ts'

export type Picture = { readonly name: string; readonly bytes: Uint8Array }
export type Document = {
  /** The Typst file, somewhere under src/; what people wrote is never part of it. */
  readonly template: URL
  /** Everything that the page shows, as JSON: to the typesetter it is data and nothing else. */
  readonly data: unknown
  /** Shown by their name: `pictures/001.jpg`. */
  readonly pictures?: readonly Picture[]
  readonly madeAt: Date
  /** Where the PDF is written. */
  readonly output: string
  readonly limits?: Partial<Limits>
}
type Limits = { readonly pages: number; readonly ms: number; readonly bytes: number }
const usualLimits: Limits = { pages: 2_000, ms: 180_000, bytes: 16 * 1024 * 1024 }

/** What the child is told, and what it answers. */
export type Order = {
  readonly root: string
  readonly template: string
  readonly data: string
  readonly pictures: readonly Picture[]
  readonly madeAtSeconds: number
  readonly output: string
  readonly mostPages: number
}
export type Answer =
  | { readonly ok: true; readonly pages: number }
  | { readonly ok: false; readonly why: 'failed' | 'too-many-pages'; readonly detail: string }

const root = fileURLToPath(new URL('../../', import.meta.url))
const child = fileURLToPath(new URL('./typesetter.child.ts', import.meta.url))
const mib = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1)

/** Sets a document as a PDF, in a process of its own. The same input gives the same bytes. */
export async function typeset(document: Document): Promise<{ readonly pages: number }> {
  const limits = { ...usualLimits, ...document.limits }
  const data = JSON.stringify(document.data)
  const bytes = Buffer.byteLength(data)
  if (bytes > limits.bytes) refuse('document.too-long', { mib: mib(bytes), mostMib: mib(limits.bytes) })
  const answer = await ask(
    {
      root,
      template: fileURLToPath(document.template),
      data,
      pictures: document.pictures ?? [],
      madeAtSeconds: Math.floor(document.madeAt.getTime() / 1000),
      output: document.output,
      mostPages: limits.pages,
    },
    limits.ms,
  )
  if (answer === 'too-slow') return refuse('document.too-slow', { seconds: Math.round(limits.ms / 1000) })
  if (answer.ok) return { pages: answer.pages }
  if (answer.why === 'too-many-pages')
    return refuse('document.too-many-pages', { pages: answer.detail, most: limits.pages })
  throw new Error(`typesetting failed: ${answer.detail}`)
}

function ask(order: Order, ms: number): Promise<Answer | 'too-slow'> {
  const strict = process.env['TYPESET_STRICT']
  const worker = fork(child, {
    execArgv: [],
    env: strict === undefined ? {} : { TYPESET_STRICT: strict },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      resolve('too-slow')
      worker.kill('SIGKILL')
    }, ms)
    worker.once('message', (answer: Answer) => resolve(answer))
    worker.once('error', reject)
    worker.once('exit', (code, signal) => {
      clearTimeout(timer)
      reject(new Error(`the typesetter ended without an answer (${signal ?? code})`))
    })
    worker.send(order)
  })
}
