import { DashboardOutlined, ScheduleOutlined, SnippetsOutlined, TagsOutlined } from '@ant-design/icons'
import { lazyPage } from '../../shell/lazy-page.ts'
import type { Page } from '../../shell/page.ts'

/** Pages of those who work together on complaints. */
export const deskPages: readonly Page[] = [
  {
    path: '/complaints/wall',
    title: 'wall.title',
    component: lazyPage(() => import('./wall/WallPage.tsx'), 'WallPage'),
    who: ['agent', 'governance-officer', 'admin'],
    face: 'workbench',
    nav: { group: 'complaints', order: 15, icon: DashboardOutlined },
  },
  {
    path: '/complaints/templates',
    title: 'templates.title',
    component: lazyPage(() => import('./templates/TemplatesPage.tsx'), 'TemplatesPage'),
    who: ['agent', 'governance-officer', 'admin', 'merchant'],
    face: 'workbench',
    nav: { group: 'complaints', order: 16, icon: SnippetsOutlined },
  },
  {
    path: '/complaints/roster',
    title: 'roster.title',
    component: lazyPage(() => import('./roster/RosterPage.tsx'), 'RosterPage'),
    who: ['agent', 'mediator', 'arbitrator', 'admin'],
    face: 'workbench',
    nav: { group: 'complaints', order: 17, icon: ScheduleOutlined },
  },
  {
    path: '/complaints/tags',
    title: 'desk.tags.title',
    component: lazyPage(() => import('./TagsPage.tsx'), 'TagsPage'),
    who: ['governance-officer', 'admin'],
    face: 'workbench',
    nav: { group: 'complaints', order: 18, icon: TagsOutlined },
  },
]
