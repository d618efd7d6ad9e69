/* oxlint-disable unicorn/require-post-message-target-origin -- a thread has no origin */
import { Worker } from 'node:worker_threads'
import { blankLetter, type Defect, type Letter } from './letter.rules.ts'

/** Reads letters one after the other, in a thread of their own: a letter made to hang or to eat memory costs only itself. */
export type LetterReader = {
  /** Never throws: of what cannot be read it gives what can, down to a blank letter that says so. */
  read(source: Source): Promise<Letter>
  close(): Promise<void>
}
export type Source = { readonly raw: Buffer; readonly whole: boolean }

const limits = { timeoutMs: 20_000, startMs: 120_000, resourceLimits: { maxOldGenerationSizeMb: 768, stackSizeMb: 4 } }
/** The head of a letter that could not be read whole: enough for sender and subject. */
const headBytes = 64 * 1024

export function letterReader({ timeoutMs = limits.timeoutMs }: { readonly timeoutMs?: number } = {}): LetterReader {
  const state: { worker: Worker | null; last: Promise<unknown> } = { worker: null, last: Promise.resolve() }
  const ask = async (raw: Buffer): Promise<Letter | null> => {
    state.worker ??= await newThread()
    state.worker.postMessage(raw)
    const answer = await answerOf(state.worker, timeoutMs)
    if (answer?.letter) return answer.letter
    const broken = state.worker
    state.worker = null
    await broken.terminate()
    return null
  }
  const readNext = async ({ raw, whole }: Source): Promise<Letter> => {
    const letter = whole ? await ask(raw) : null
    if (letter !== null) return letter
    const head = await ask(headOf(raw))
    return marked(head ?? blankLetter([]), whole ? 'unreadable' : 'too-large')
  }
  return {
    read: (source) => {
      const reading = state.last.then(() => readNext(source))
      state.last = reading.catch(() => {})
      return reading
    },
    close: async () => {
      await state.last
      await state.worker?.terminate()
      state.worker = null
    },
  }
}

/** Without a body nothing of the body is right or wrong: only what the head lacks counts beside the reason. */
function marked(letter: Letter, reason: Defect): Letter {
  const about: readonly Defect[] = ['no-sender', 'several-senders', 'bad-date', 'no-message-id', 'charset-guessed']
  return {
    ...letter,
    text: '',
    attachments: [],
    defects: [reason, ...letter.defects.filter((one) => about.includes(one))],
  }
}

/** Up to the first empty line, as plain text without a body. */
function headOf(raw: Buffer): Buffer {
  const start = raw.subarray(0, headBytes)
  const ends = [start.indexOf('\r\n\r\n'), start.indexOf('\n\n')].filter((at) => at >= 0)
  const head = start.subarray(0, ends.length > 0 ? Math.min(...ends) : start.length)
  const lines = head.toString('latin1').split(/\r?\n(?![ \t])/)
  const kept = lines.filter((line) => !/^content-/i.test(line))
  return Buffer.from(`${kept.join('\r\n')}\r\n\r\n-\r\n`, 'latin1')
}

/** Loading takes its time on a busy machine, and is no letter's fault. */
async function newThread(): Promise<Worker> {
  const worker = new Worker(new URL('./letter-thread.ts', import.meta.url), { resourceLimits: limits.resourceLimits })
  // A thread that waits for letters keeps no process alive.
  worker.unref()
  worker.on('error', () => {})
  await answerOf(worker, limits.startMs)
  return worker
}

type Answer = { readonly letter?: Letter; readonly broken?: string; readonly ready?: boolean }

/** Null when the thread breaks, or thinks longer than any honest letter needs. */
function answerOf(worker: Worker, timeoutMs: number): Promise<Answer | null> {
  return new Promise((done) => {
    const end = (answer: Answer | null) => {
      clearTimeout(timer)
      worker.off('message', end)
      worker.off('exit', onGone)
      worker.off('error', onGone)
      done(answer)
    }
    const onGone = () => end(null)
    const timer = setTimeout(onGone, timeoutMs)
    worker.on('message', end)
    worker.on('exit', onGone)
    worker.on('error', onGone)
  })
}
