import type { Ctx } from '../context.ts'
import { refuse } from '../refusal.ts'
import type { AnyRoute } from '../route.contract.ts'
import { heldChapters } from './restraint.contract.ts'
import { isHeld } from './restraint.store.ts'

/** What leaves as a file with many rows, and is not for everybody to read anyway. */
const filesOfRows = /csv|zip|json|sheet/
const isExport = ({ rawReply, who }: AnyRoute): boolean =>
  rawReply !== undefined && filesOfRows.test(rawReply) && !who.includes('anyone')

const isChapter = (name: string): boolean => heldChapters.some((one) => one === name)

/** What is held back while an incident lasts, asked before anything is done. Whoever deals with the incident goes on. */
export async function assertNotRestrained(ctx: Ctx, route: AnyRoute, chapter: string): Promise<void> {
  const ofIncident = route.path.startsWith('/api/incidents/')
  if (!ofIncident && isExport(route) && (await isHeld(ctx, 'exports'))) refuse('restraint.exports-held')
  if (route.method !== 'GET' && isChapter(chapter) && (await isHeld(ctx, 'chapter', chapter)))
    refuse('restraint.chapter-held')
}

/** Whether what leaves for people waits. */
export const messagesAreHeld = (ctx: Ctx): Promise<boolean> => isHeld(ctx, 'messages')
