import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { asProblem } from './problem.ts'

/** Called when the server no longer knows who we are; the shell leads to the sign-in page and back. */
let onSignedOut = (): void => {}
export const whenSignedOut = (run: () => void): void => {
  onSignedOut = run
}
const watch = (error: unknown): void => {
  if (asProblem(error).code === 'access.sign-in-needed') onSignedOut()
}

/** So long what was read counts as fresh. */
const freshMs = 10_000

export const newQueryClient = (): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: {
        staleTime: freshMs,
        retry: (failures, error) => failures < 2 && asProblem(error).mayPass,
        // A refusal that came with the drawn page was just given: asking again at once would draw the page twice.
        retryOnMount: ({ state }) => state.errorUpdateCount > 0 || Date.now() - state.errorUpdatedAt > freshMs,
        refetchOnWindowFocus: true,
      },
      // The same key goes with every try, so a write that did arrive is not done twice.
      mutations: { retry: (failures, error) => failures < 2 && asProblem(error).status === 0, networkMode: 'always' },
    },
  })

/** Of this browser; the server makes one for every drawing. */
export const queryClient = newQueryClient()
