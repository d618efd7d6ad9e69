import { createContext, useCallback, useEffect, useState } from 'react'

/** What a page of a form still lacks: in words, and the field that lacks it; null where it is the whole page. */
export type Missing = { readonly at: string | null; readonly words: string }

/** Each field reads here whether it is the one. */
export const MissingField = createContext<Missing | null>(null)

/** Whoever wanted to go on is taken to the field; a question with several answers takes the focus as a whole. */
export function useMissing() {
  const [missing, setMissing] = useState<Missing | null>(null)
  useEffect(() => {
    if (missing?.at) document.getElementById(`field-${missing.at}`)?.focus()
  }, [missing])
  const clear = useCallback(() => setMissing(null), [])
  return { missing, setMissing, clear }
}
