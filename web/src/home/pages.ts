import { BellOutlined, HomeOutlined } from '@ant-design/icons'
import { lazyPage } from '../shell/lazy-page.ts'
import type { Page } from '../shell/page.ts'

export const pages: readonly Page[] = [
  {
    path: '/',
    title: 'home.title',
    component: lazyPage(() => import('./HomePage.tsx'), 'HomePage'),
    who: ['anyone'],
    // The regulator is led on to the figures, which stand in the menu themselves.
    face: ['public', 'consumer', 'workbench'],
    nav: { group: 'today', order: 0, icon: HomeOutlined },
    rendered: 'server',
  },
  {
    path: '/tasks',
    title: 'home.tasks.title',
    component: lazyPage(() => import('./TasksPage.tsx'), 'TasksPage'),
    who: ['signed-in'],
    face: ['workbench', 'regulator'],
    nav: null,
  },
  {
    path: '/notices',
    title: 'home.notices.title',
    component: lazyPage(() => import('./NoticesPage.tsx'), 'NoticesPage'),
    who: ['signed-in'],
    face: 'consumer',
    nav: { group: 'system', order: 0, icon: BellOutlined },
  },
]
