import { useCallback, useState } from 'react'
import { z } from 'zod'
import { ContactKind } from '../../../../src/complaints/guest/guest.contract.ts'

/** How the guest is reached, and how far that is proven: in this tab only, gone when it is closed. */
export const Visit = z.object({
  kind: ContactKind,
  contact: z.string(),
  sent: z.object({ id: z.string(), sentTo: z.string(), resendAt: z.number(), shown: z.string().nullable() }).nullable(),
  proven: z.object({ proof: z.string(), contact: z.string(), expiresAt: z.string() }).nullable(),
  /** The page of the chat that was begun in this tab. */
  chat: z.string().nullable().default(null),
})
export type Visit = z.infer<typeof Visit>
const nobody: Visit = { kind: 'email', contact: '', sent: null, proven: null, chat: null }
const place = 'xiaobao.guest'

export function useVisit() {
  const [visit, setVisit] = useState(read)
  const change = useCallback((part: Partial<Visit>) => setVisit((before) => keep({ ...before, ...part })), [])
  return { visit, change }
}
export type VisitProps = { readonly visit: Visit; readonly change: (part: Partial<Visit>) => void }

function read(): Visit {
  try {
    const kept = Visit.parse(JSON.parse(sessionStorage.getItem(place) ?? ''))
    const over = kept.proven !== null && new Date(kept.proven.expiresAt) <= new Date()
    return over ? { ...kept, sent: null, proven: null } : kept
  } catch {
    return nobody
  }
}

function keep(visit: Visit): Visit {
  try {
    sessionStorage.setItem(place, JSON.stringify(visit))
  } catch {
    // It lasts as long as the page then.
  }
  return visit
}
