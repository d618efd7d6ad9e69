import { CalendarOutlined } from '@ant-design/icons'
import { lazyPage } from '../../shell/lazy-page.ts'
import type { Page } from '../../shell/page.ts'

export const hearingPages: readonly Page[] = [
  {
    path: '/complaints/$id/hearings',
    title: 'hearing.title',
    component: lazyPage(() => import('./HearingsPage.tsx'), 'HearingsPage'),
    who: ['agent', 'mediator', 'arbitrator', 'admin', 'merchant'],
    face: 'workbench',
    nav: null,
  },
  {
    path: '/complaints/$id/hearings',
    title: 'hearing.title',
    component: lazyPage(() => import('./HearingsPage.tsx'), 'HearingsPage'),
    who: ['consumer'],
    face: 'consumer',
    nav: null,
  },
  {
    path: '/hearings',
    title: 'hearing.calendar.title',
    component: lazyPage(() => import('./CalendarPage.tsx'), 'CalendarPage'),
    who: ['agent', 'mediator', 'arbitrator', 'admin', 'merchant', 'consumer'],
    face: ['workbench', 'consumer'],
    nav: { group: 'complaints', order: 20, icon: CalendarOutlined },
  },
]
