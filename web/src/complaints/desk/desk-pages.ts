import { TagsOutlined } from '@ant-design/icons'
import { lazyPage } from '../../shell/lazy-page.ts'
import type { Page } from '../../shell/page.ts'

/** Pages of those who work together on complaints. */
export const deskPages: readonly Page[] = [
  {
    path: '/complaints/tags',
    title: 'desk.tags.title',
    component: lazyPage(() => import('./TagsPage.tsx'), 'TagsPage'),
    who: ['governance-officer', 'admin'],
    face: 'workbench',
    nav: { group: 'complaints', order: 18, icon: TagsOutlined },
  },
]
