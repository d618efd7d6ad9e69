import { useSession } from '../../shell/session.ts'

/** Whether somebody works at the desk: notes, followers, tags and who is there are for these only. */
export function useAtDesk(): boolean {
  const { me } = useSession()
  return me?.roles.some((role) => role === 'agent' || role === 'admin') ?? false
}
