import type { ReactNode } from 'react'
import type { ApiProblem } from '../api/problem.ts'
import { EmptyState } from './EmptyState.tsx'
import { Problem } from './Problem.tsx'
import { Skeleton } from './Skeleton.tsx'

type Read<T> = {
  readonly data: T | undefined
  readonly problem: ApiProblem | null
  readonly refetch: () => Promise<unknown>
}

/** The page of one thing: not there, not yet there, not readable now, or what `children` makes of it. What was read once stays. */
export function ReadPage<T>(props: {
  readonly of: Read<T>
  /** Said when there is no such thing for this reader. */
  readonly gone: { readonly title: string; readonly words?: string; readonly back: ReactNode }
  readonly lines?: number
  readonly children: (data: T) => ReactNode
}) {
  const { data, problem, refetch } = props.of
  if (problem?.status === 404)
    return (
      <EmptyState heading title={props.gone.title} action={props.gone.back}>
        {props.gone.words}
      </EmptyState>
    )
  if (data !== undefined) return props.children(data)
  return (
    <div className="page">
      {problem ? <Problem problem={problem} onRetry={() => void refetch()} /> : <Skeleton lines={props.lines ?? 12} />}
    </div>
  )
}
