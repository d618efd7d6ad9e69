import { setTimeout as pause } from 'node:timers/promises'
import { safeError } from '../kernel/log/safe-error.ts'
import type { Process } from '../process.ts'

/** Longer than any request or job step should take; what hangs after that is cut off, and its transaction undone. */
const graceMs = 30_000

export type Stopping = {
  readonly asked: boolean
  /** Something that has to be closed before the database is; in the order in which it was opened. */
  first(close: () => Promise<unknown>): void
  /** Opens what serves; a signal meanwhile waits for it, because what is half open cannot be closed. */
  opening(open: () => Promise<void>): Promise<void>
  /** Closes all that was opened. */
  stop(): Promise<void>
}

/** SIGINT and SIGTERM end the process: no new work, what runs is finished, then the database is closed. */
export function stopOnSignal(started: Pick<Process, 'runtime' | 'close'>): Stopping {
  const closers: (() => Promise<unknown>)[] = []
  const state = { asked: false, opened: Promise.resolve() }
  const stop = async () => {
    await state.opened
    for (const close of closers) await close()
    await started.close()
  }
  const { log } = started.runtime
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (state.asked) return
      state.asked = true
      log.info({ signal }, 'stopping')
      const ended = stop().then(
        () => 0,
        (error: unknown) => {
          log.error({ err: safeError(error) }, 'did not stop cleanly')
          return 1
        },
      )
      const tooLong = pause(graceMs, 1).then((code) => {
        log.error({ graceMs }, 'did not stop in time')
        return code
      })
      void Promise.race([ended, tooLong]).then((code) => process.exit(code))
    })
  return {
    get asked() {
      return state.asked
    },
    first: (close) => void closers.push(close),
    opening: async (open) => {
      const opening = open()
      // How it ended is told to the caller; a stop only waits until it has.
      state.opened = opening.catch(() => undefined)
      await opening
    },
    stop,
  }
}
