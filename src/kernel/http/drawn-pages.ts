import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { safeError } from '../log/safe-error.ts'
import { pageDrawings } from './metrics.ts'
import type { PageRenderer, PageRequest, RenderedPage } from './rendering.contract.ts'

/** So long a drawn page is given out again: a crowd at the door costs one drawing. */
const keptMs = 15_000
const mostKept = 200
const mostKeptBytes = 32 * 1024 * 1024
/** Whoever waits longer gets the empty page, which the browser fills. */
export const drawnWithinMs = 2_000
const mostAtOnce = 4

type Kept = { readonly page: RenderedPage | null; readonly until: number }
type Asked = { readonly key: string; readonly pattern: string; readonly request: PageRequest }

/** Pages drawn for guests. Null is never an error of the reader: then the browser draws the page, as for everyone else. */
export function drawnPages(log: Logger, withinMs = drawnWithinMs) {
  const kept = new Map<string, Kept>()
  const coming = new Map<string, Promise<RenderedPage | null>>()
  const keep = (key: string, page: RenderedPage | null, now: Date): void => {
    kept.delete(key)
    kept.set(key, { page, until: now.getTime() + keptMs })
    let bytes = [...kept.values()].reduce((sum, one) => sum + 2 * (one.page?.html.length ?? 0), 0)
    for (const [oldest, one] of kept) {
      if (kept.size <= mostKept && bytes <= mostKeptBytes) return
      kept.delete(oldest)
      bytes -= 2 * (one.page?.html.length ?? 0)
    }
  }
  const draw = async (renderer: PageRenderer, { key, pattern, request }: Asked): Promise<RenderedPage | null> => {
    try {
      const page = await renderer.render(request)
      keep(key, page, request.now)
      pageDrawings.inc({ outcome: page ? 'drawn' : 'nothing' })
      return page
    } catch (error) {
      log.error({ err: safeError(error), page: pattern }, 'a page could not be drawn; the browser draws it')
      pageDrawings.inc({ outcome: 'failed' })
      keep(key, null, request.now)
      return null
    } finally {
      coming.delete(key)
    }
  }
  return {
    /** A page drawn a moment ago; undefined when there is none. */
    recall(key: string, now: Date): RenderedPage | null | undefined {
      const found = kept.get(key)
      return found && found.until > now.getTime() ? found.page : undefined
    },
    async draw(renderer: PageRenderer, asked: Asked): Promise<RenderedPage | null> {
      if (!coming.has(asked.key) && coming.size >= mostAtOnce) {
        pageDrawings.inc({ outcome: 'busy' })
        return null
      }
      const drawing = coming.get(asked.key) ?? draw(renderer, asked)
      coming.set(asked.key, drawing)
      const late = new AbortController()
      const inTime = await Promise.race([drawing, pause(withinMs, 'late' as const, { signal: late.signal })])
      late.abort()
      if (inTime !== 'late') return inTime
      log.warn({ page: asked.pattern, ms: withinMs }, 'a page was not drawn in time; the browser draws it')
      pageDrawings.inc({ outcome: 'late' })
      return null
    },
  }
}
