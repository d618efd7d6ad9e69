import { PauseCircleOutlined } from '@ant-design/icons'
import { lazyPage } from '../../shell/lazy-page.ts'
import type { Page } from '../../shell/page.ts'

export const pausePages: readonly Page[] = [
  {
    path: '/force-majeure',
    title: 'pauses.majeure.title',
    component: lazyPage(() => import('./ForceMajeurePage.tsx'), 'ForceMajeurePage'),
    who: ['governance-officer', 'admin', 'agent'],
    face: 'workbench',
    nav: { group: 'complaints', order: 16, icon: PauseCircleOutlined },
  },
]
