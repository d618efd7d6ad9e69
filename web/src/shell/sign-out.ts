import { useNavigate } from '@tanstack/react-router'
import { readMe, signOut } from '../../../src/kernel/access/session.contract.ts'
import { call } from '../api/call.ts'
import { queryClient } from '../api/client.ts'
import { routeKey } from '../api/hooks.ts'

/** Nothing that this person read stays behind in the browser's memory. */
export function useSignOut(): () => void {
  const navigate = useNavigate()
  return () =>
    void (async () => {
      await call(signOut, {})
      await navigate({ to: '/sign-in' })
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== routeKey(readMe) })
      await queryClient.invalidateQueries({ queryKey: [routeKey(readMe)] })
    })()
}
