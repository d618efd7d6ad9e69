import { SecurityScanOutlined } from '@ant-design/icons'
import { lazyPage } from '../../shell/lazy-page.ts'
import type { Page } from '../../shell/page.ts'

const staff = ['agent', 'admin', 'governance-officer'] as const

export const abusePages: readonly Page[] = [
  {
    path: '/complaints/abuse',
    title: 'abuse.title',
    component: lazyPage(() => import('./AbusePage.tsx'), 'AbusePage'),
    who: staff,
    face: 'workbench',
    nav: { group: 'complaints', order: 15, icon: SecurityScanOutlined },
  },
  {
    path: '/complaints/abuse/$id',
    title: 'abuse.title',
    component: lazyPage(() => import('./AbuseReviewPage.tsx'), 'AbuseReviewPage'),
    who: staff,
    face: 'workbench',
    nav: null,
  },
]
