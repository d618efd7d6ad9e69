import { MailOutlined } from '@ant-design/icons'
import { lazyPage } from '../shell/lazy-page.ts'
import type { Page } from '../shell/page.ts'

export const pages: readonly Page[] = [
  {
    path: '/notices/sent',
    title: 'notices.sent.title',
    component: lazyPage(() => import('./SentNoticesPage.tsx'), 'SentNoticesPage'),
    who: ['admin', 'agent'],
    face: 'workbench',
    nav: { group: 'system', order: 40, icon: MailOutlined },
  },
]
