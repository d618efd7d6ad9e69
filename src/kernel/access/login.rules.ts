import { normalisers } from '../vault/blind-index.ts'

/** What somebody typed to say who they are. */
export type Login = { readonly email: string | null; readonly phone: string | null }

/**
 * In the one way in which it is looked for and counted: whoever writes the same login in another way has no more tries. Neither, when it can
 * be no login.
 */
export function readLogin(typed: string): Login {
  const text = typed.normalize('NFKC').trim()
  if (text.includes('@')) return { email: normalisers.email(text), phone: null }
  return { email: null, phone: /^\+?[\d\s()-]+$/.test(text) ? normalisers.phone(text) : null }
}

/** Under which its tries are counted; of what can be no login, the words themselves. */
export const nameOfLogin = (typed: string): string => {
  const { email, phone } = readLogin(typed)
  return email ?? phone ?? typed.normalize('NFKC').trim().toLowerCase()
}
