import { RobotOutlined } from '@ant-design/icons'
import { lazyPage } from '../../shell/lazy-page.ts'
import type { Page } from '../../shell/page.ts'

/** What was asked of the assistant; in the menu of those who may read it, also where the assistant is off by now. */
export const assistantPages: readonly Page[] = [
  {
    path: '/complaints/assistant',
    title: 'assistant.log.title',
    component: lazyPage(() => import('./AssistantLogPage.tsx'), 'AssistantLogPage'),
    who: ['governance-officer', 'privacy-officer', 'admin'],
    face: 'workbench',
    nav: { group: 'complaints', order: 19, icon: RobotOutlined },
  },
]
