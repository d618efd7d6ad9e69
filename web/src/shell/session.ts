import type { z } from 'zod'
import { readMe, type Installation, type Me } from '../../../src/kernel/access/session.contract.ts'
import { useRoute } from '../api/hooks.ts'

export type Session = { readonly me: z.infer<typeof Me> | null; readonly installation: z.infer<typeof Installation> }

const beforeAnswer: Session = {
  me: null,
  installation: { kind: 'production', setUp: true, name: '', demoAccounts: [] },
}

/** Who is signed in and what this installation is; the frame waits for it before it draws a page. */
export function useSession(): Session {
  return useRoute(readMe, {}).data ?? beforeAnswer
}
