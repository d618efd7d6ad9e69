import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Logger } from 'pino'
import { safeError } from '../log/safe-error.ts'
import type { PageRenderer, PageRendererModule } from './rendering.contract.ts'

/**
 * The part of the built pages that draws them, loaded when the first page is asked for: a start does not wait for it.
 * Null when it was not built or does not load; then every page is drawn in the browser.
 */
export function pageRenderer(folder: string, log: Logger): () => Promise<PageRenderer | null> {
  let loading: Promise<PageRenderer | null> | null = null
  const load = async (): Promise<PageRenderer | null> => {
    const file = join(folder, 'server', 'server.js')
    if (!existsSync(file)) return null
    try {
      const { createRenderer } = (await import(pathToFileURL(file).href)) as PageRendererModule
      const read = (path: string): string => readFileSync(join(folder, 'client', path), 'utf8')
      return createRenderer({ template: read('index.html'), manifest: read('.vite/manifest.json') })
    } catch (error) {
      log.error({ err: safeError(error) }, 'the pages cannot be drawn on the server; browsers draw them')
      return null
    }
  }
  return () => (loading ??= load())
}
