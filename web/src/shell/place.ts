import { useLocation, useNavigate, useParams } from '@tanstack/react-router'
import { useCallback } from 'react'
import { z } from 'zod'

const Values = z.record(z.string(), z.coerce.string()).catch({})

/** The part of the address that the page's path names: `useId()` on `/complaints/$id`. */
export const useId = (): string => usePathPart('id')

export function usePathPart(name: string): string {
  return Values.parse(useParams({ strict: false }))[name] ?? ''
}

/**
 * Filters, views and the opened row live in the address: they survive a reload, go into a bookmark, and the back button
 * brings the place back. Setting a value to undefined takes it out.
 */
export function useQueryState() {
  const { search } = useLocation()
  const navigate = useNavigate()
  const values = Values.parse(search)
  const set = useCallback(
    (change: Readonly<Record<string, string | undefined>>) =>
      void navigate({
        to: '.',
        replace: true,
        resetScroll: false,
        search: (before: unknown) =>
          Object.fromEntries(
            Object.entries({ ...Values.parse(before), ...change }).filter(
              ([, value]) => value !== undefined && value !== '',
            ),
          ),
      }),
    [navigate],
  )
  return [values, set] as const
}
