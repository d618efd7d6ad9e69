import { refuse } from '../../refusal.ts'

export type WaitingRoom = { run<T>(work: () => Promise<T>): Promise<T> }

/**
 * Hashing a password takes a processor and 19 MiB for a moment: so many at once, so many more wait, and whoever comes then is told to come
 * back. A flood of sign-ins slows sign-ins down and nothing else.
 */
export function waitingRoom({ atOnce, waiting }: { readonly atOnce: number; readonly waiting: number }): WaitingRoom {
  const queue: (() => void)[] = []
  let running = 0
  const enter = async (): Promise<void> => {
    if (running < atOnce) {
      running += 1
      return
    }
    if (queue.length >= waiting) refuse('session.busy', { seconds: 2 })
    await new Promise<void>((resolve) => queue.push(resolve))
  }
  const leave = (): void => {
    const next = queue.shift()
    // The place is handed on, so that nobody who comes in between takes it.
    if (next) next()
    else running -= 1
  }
  return {
    async run(work) {
      await enter()
      try {
        return await work()
      } finally {
        leave()
      }
    },
  }
}
