import { createCache } from '@ant-design/cssinjs'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { queryClient } from './api/client.ts'
import { readHandover, takeOver, type Handover } from './api/handover.ts'
import { beginAt } from './parts/now.ts'
import { App } from './shell/App.tsx'
import { OpenFrame } from './shell/frames.ts'
import { guestPage } from './shell/page.ts'
import { allPages } from './shell/registry.ts'
import { buildRouter } from './shell/router.tsx'
import { beginIn, currentLanguage } from './text/language.ts'
import { loadText } from './text/text.ts'
import './page.css'

const router = buildRouter()
const app = () => <App router={router} client={queryClient} styles={createCache()} />

/** The page stands already: everything it was drawn from is here before it is drawn again, so nothing moves. */
async function takeOverPage(root: Element, handover: Handover): Promise<void> {
  beginIn(handover.language)
  beginAt(new Date(handover.now))
  takeOver(queryClient, handover)
  // The router draws what it has at once, as on the server, instead of waiting for itself.
  router.ssr = { manifest: undefined }
  await Promise.all([
    loadText(handover.language),
    router.load(),
    OpenFrame.ready(),
    guestPage(allPages, location.pathname).page?.component.ready(),
  ])
  hydrateRoot(root, app())
}

const root = document.querySelector('#root')
const handover = readHandover()
if (root && handover) await takeOverPage(root, handover)
else if (root) {
  await loadText(currentLanguage())
  createRoot(root).render(app())
}
