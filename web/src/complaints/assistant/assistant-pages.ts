import { lazyPage } from '../../shell/lazy-page.ts'
import type { Page } from '../../shell/page.ts'

/** What was asked of the assistant; reached from the wall, and only where there is one. */
export const assistantPages: readonly Page[] = [
  {
    path: '/complaints/assistant',
    title: 'assistant.log.title',
    component: lazyPage(() => import('./AssistantLogPage.tsx'), 'AssistantLogPage'),
    who: ['governance-officer', 'privacy-officer', 'admin'],
    face: 'workbench',
    nav: null,
  },
]
