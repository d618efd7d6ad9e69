import type { z } from 'zod'
import { readMe, type Me } from '../../../src/kernel/access/session.contract.ts'
import { queryClient } from '../api/client.ts'
import { routeKey } from '../api/hooks.ts'
import { rememberLanguage } from '../text/language.ts'
import { loadText } from '../text/text.ts'
import type { Session } from '../shell/session.ts'

/** The whole app learns at once who has signed in, before it opens the page that needs it. */
export async function beginSession(me: z.infer<typeof Me>): Promise<void> {
  queryClient.setQueryData<Session>([routeKey(readMe), {}], (before) =>
    before ? { me, installation: { ...before.installation, setUp: true } } : before,
  )
  void queryClient.invalidateQueries({ queryKey: [routeKey(readMe)] })
  await loadText(me.language)
  rememberLanguage(me.language)
}
