import { faceOf } from '../shell/page.ts'
import { Redirect } from '../shell/Redirect.tsx'
import { useSession } from '../shell/session.ts'
import { ConsumerHome } from './ConsumerHome.tsx'
import { GuestHome } from './GuestHome.tsx'
import { TasksPage } from './TasksPage.tsx'

/**
 * The first page of each face: what it is about for a guest, one's own matters for a consumer, the figures for the regulator,
 * the work for everyone else.
 */
export function HomePage() {
  const face = faceOf(useSession().me)
  if (face === 'public') return <GuestHome />
  if (face === 'regulator') return <Redirect to="/supervision" />
  return face === 'consumer' ? <ConsumerHome /> : <TasksPage />
}
