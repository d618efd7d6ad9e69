import { followChats } from '../../../../src/complaints/chat/chat.contract.ts'
import { casePath, chatPath, filePath, timelinePath } from '../../../../src/complaints/guest/guest.contract.ts'
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

/** The door of who has the link to a chat. */
export const guestChatDoor = (token: string): Door => {
  const files = guestDoor(token)
  return (route) => {
    if (route.path.startsWith('/api/chats/:id')) return { ...route, path: chatPath(route.path) }
    if (route.path === followChats.path)
      return { ...route, path: chatPath(`/api/chats/${encodeURIComponent(token)}/news`) }
    return files(route)
  }
}
