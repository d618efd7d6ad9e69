import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { z } from 'zod'
import type { AnyRoute, RouteSpec } from '../../../src/kernel/route.contract.ts'
import { call, newKey } from './call.ts'
import { useDoor } from './door.ts'
import { asProblem, type ApiProblem } from './problem.ts'

export const routeKey = (route: Pick<AnyRoute, 'method' | 'path'>): string => `${route.method} ${route.path}`

/** Reads: `data` when it is there, `problem` when the server said no, kept fresh while the page is open. */
export function useRoute<I extends z.ZodObject, O extends z.ZodType>(
  route: RouteSpec<I, O>,
  input: z.input<I>,
  options: { readonly enabled?: boolean; readonly refetchEveryMs?: number; readonly keep?: boolean } = {},
) {
  const door = useDoor()
  const { data, error, isPending, isFetching, refetch } = useQuery<z.output<O>>({
    queryKey: [routeKey(route), input],
    queryFn: ({ signal }) => call(door(route), input, { signal }),
    enabled: options.enabled ?? true,
    ...(options.keep && { placeholderData: keepPreviousData }),
    ...(options.refetchEveryMs && { refetchInterval: options.refetchEveryMs }),
  })
  return { data, problem: problemIn(error), loading: isPending && isFetching, fetching: isFetching, refetch }
}

type ActOptions<In, Out> = {
  readonly done?: (output: Out, input: In) => void
  /** What to read again afterwards; everything that is on the page when absent. */
  readonly refresh?: readonly Pick<AnyRoute, 'method' | 'path'>[]
}

/**
 * Writes. One intent has one key: pressing again with the same content, after a failure or by a double click, sends the
 * same key; changed content is a new intent. `run` answers undefined when refused; `problem` then says why.
 */
export function useAct<I extends z.ZodObject, O extends z.ZodType>(
  route: RouteSpec<I, O>,
  options: ActOptions<z.input<I>, z.output<O>> = {},
) {
  const client = useQueryClient()
  const door = useDoor()
  const intent = useRef({ content: '', key: '' })
  const { mutateAsync, isPending, error, reset } = useMutation<z.output<O>, Error, z.input<I>>({
    mutationFn: (input) => {
      const content = JSON.stringify(input)
      if (intent.current.content !== content) intent.current = { content, key: newKey() }
      return call(door(route), input, { key: intent.current.key })
    },
    onSuccess: async (output, input) => {
      intent.current = { content: '', key: '' }
      options.done?.(output, input)
      const wanted = options.refresh?.map(routeKey)
      await client.invalidateQueries(
        wanted ? { predicate: ({ queryKey }) => wanted.some((key) => key === queryKey[0]) } : {},
      )
    },
  })
  const run = (input: z.input<I>): Promise<z.output<O> | undefined> => mutateAsync(input).catch(() => undefined)
  return { run, busy: isPending, problem: problemIn(error), reset }
}

/** A file as the body of one write: chosen again it is another intent. `answer` is what became of the last one. */
export function useFile<I extends z.ZodObject, O extends z.ZodType>(route: RouteSpec<I, O>) {
  const client = useQueryClient()
  const door = useDoor()
  const { mutate, data, isPending, error } = useMutation<z.output<O>, Error, { input: z.input<I>; file: File }>({
    mutationFn: ({ input, file }) => call(door(route), input, { file }),
    onSuccess: () => client.invalidateQueries(),
  })
  const send = (input: z.input<I>, file: File): void => mutate({ input, file })
  return { send, busy: isPending, problem: problemIn(error), answer: data }
}

type Cursored = { readonly rows: readonly unknown[]; readonly next: string | null }

/** One page of a long list at a time, with the way back; the number of rows on the page never grows. */
export function useList<I extends z.ZodObject, O extends z.ZodType<Cursored>>(
  route: RouteSpec<I, O>,
  input: z.input<I>,
  options: { readonly enabled?: boolean; readonly refetchEveryMs?: number } = {},
) {
  const [trail, setTrail] = useState<{ filter: string; cursors: readonly string[] }>({ filter: '', cursors: [] })
  const filter = JSON.stringify(input)
  // Another filter is another list: it begins on its first page.
  const cursors = trail.filter === filter ? trail.cursors : []
  const cursor = cursors.at(-1)
  const page = useRoute(route, cursor === undefined ? input : { ...input, cursor }, { ...options, keep: true })
  const next = page.data?.next ?? null
  return {
    ...page,
    page: cursors.length + 1,
    hasPrevious: cursors.length > 0,
    hasNext: next !== null,
    goNext: () => next !== null && setTrail({ filter, cursors: [...cursors, next] }),
    goPrevious: () => setTrail({ filter, cursors: cursors.slice(0, -1) }),
    goFirst: () => setTrail({ filter, cursors: [] }),
  }
}

/** A list that grows downwards as one reads on: for phones and timelines. */
export function useFeed<I extends z.ZodObject, O extends z.ZodType<Cursored>>(
  route: RouteSpec<I, O>,
  input: z.input<I>,
  options: { readonly enabled?: boolean } = {},
) {
  const door = useDoor()
  const { data, error, isPending, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery<
    z.output<O>,
    Error,
    { pages: z.output<O>[] },
    readonly unknown[],
    string | undefined
  >({
    queryKey: [routeKey(route), 'feed', input],
    initialPageParam: undefined,
    queryFn: ({ pageParam, signal }) =>
      call(door(route), pageParam === undefined ? input : { ...input, cursor: pageParam }, { signal }),
    getNextPageParam: (last) => last.next ?? undefined,
    enabled: options.enabled ?? true,
  })
  return {
    pages: data?.pages ?? [],
    problem: problemIn(error),
    loading: isPending,
    loadingMore: isFetchingNextPage,
    hasMore: hasNextPage,
    more: () => void fetchNextPage(),
    refetch,
  }
}

const problemIn = (error: unknown): ApiProblem | null => (error ? asProblem(error) : null)
