/* oxlint-disable unicorn/require-post-message-target-origin -- a thread has no origin */
import { parentPort } from 'node:worker_threads'
import { readLetter } from './read-letter.ts'

// The thread of letter-reader.ts: a letter in, a letter out. What breaks it breaks only this thread.
parentPort?.on('message', (raw: Uint8Array) => {
  readLetter(Buffer.from(raw)).then(
    (letter) => parentPort?.postMessage({ letter }),
    (error: unknown) => parentPort?.postMessage({ broken: error instanceof Error ? error.name : 'unknown' }),
  )
})
parentPort?.postMessage({ ready: true })
