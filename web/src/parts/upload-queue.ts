import { newKey } from '../api/call.ts'
import type { Door } from '../api/door.ts'
import { asProblem, type ApiProblem } from '../api/problem.ts'
import { uploadFile } from '../api/upload.ts'

export type UploadItem = {
  readonly key: string
  readonly file: File
  readonly id: string | null
  readonly sent: number
  /** `waiting`: broken off, kept so far, goes on by itself when the connection is back. */
  readonly state: 'queued' | 'sending' | 'waiting' | 'refused'
  readonly problem: ApiProblem | null
}

export type UploadQueue = ReturnType<typeof createQueue>
const retryMs = 8_000

/** One file after the other, each resumed from where the server stands; what is stored leaves the queue by `whenStored`. */
export function createQueue(door: Door) {
  let onStored: (id: string) => void = () => {}
  let items: readonly UploadItem[] = []
  let abort: { readonly key: string; readonly by: AbortController } | null = null
  const listeners = new Set<() => void>()
  const set = (next: readonly UploadItem[]): void => {
    items = next
    for (const listener of listeners) listener()
    run()
  }
  const change = (key: string, part: Partial<UploadItem>): void =>
    set(items.map((item) => (item.key === key ? { ...item, ...part } : item)))
  const forget = (key: string): void => set(items.filter((item) => item.key !== key))

  function run(): void {
    const next = items.find(({ state }) => state === 'queued')
    if (!next || abort) return
    abort = { key: next.key, by: new AbortController() }
    void sendOne(next, abort.by.signal)
  }

  async function sendOne(item: UploadItem, signal: AbortSignal): Promise<void> {
    change(item.key, { state: 'sending', problem: null })
    try {
      const onProgress = (id: string, sent: number) => change(item.key, { id, sent })
      const view = await uploadFile({ file: item.file, id: item.id, signal, door, onProgress })
      abort = null
      onStored(view.id)
      forget(item.key)
    } catch (error) {
      abort = null
      const problem = asProblem(error)
      if (signal.aborted) run()
      else change(item.key, { state: problem.mayPass ? 'waiting' : 'refused', problem })
    }
  }

  const resume = (): void => {
    if (items.some(({ state }) => state === 'waiting'))
      set(items.map((item) => (item.state === 'waiting' ? { ...item, state: 'queued' } : item)))
  }
  return {
    items: () => items,
    add: (files: readonly File[]) => set([...items, ...files.map(queued)]),
    resume,
    whenStored: (run: (id: string) => void): void => {
      onStored = run
    },
    remove: (key: string) => {
      if (abort?.key === key) abort.by.abort()
      forget(key)
    },
    /** Listening also keeps it trying: on a timer, and as soon as the browser is online again. */
    listen: (listener: () => void) => {
      listeners.add(listener)
      const timer = setInterval(resume, retryMs)
      globalThis.addEventListener('online', resume)
      return () => {
        listeners.delete(listener)
        clearInterval(timer)
        globalThis.removeEventListener('online', resume)
      }
    },
  }
}

const queued = (file: File): UploadItem => ({ key: newKey(), file, id: null, sent: 0, state: 'queued', problem: null })
