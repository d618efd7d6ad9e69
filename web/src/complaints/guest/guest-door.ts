import { casePath, filePath, timelinePath } from '../../../../src/complaints/guest/guest.contract.ts'
import { readTimeline } from '../../../../src/kernel/fact/fact.contract.ts'
import type { Door } from '../../api/door.ts'

/** The door of who has a proof or a link: to the files, to the case, to its story. */
export const guestDoor =
  (pass: string): Door =>
  (route) => {
    if (route.path.startsWith('/api/complaints/:id')) return { ...route, path: casePath(route.path) }
    if (route.path.startsWith('/api/files')) return { ...route, path: filePath(route.path, encodeURIComponent(pass)) }
    return route.path === readTimeline.path ? { ...route, path: timelinePath } : route
  }
