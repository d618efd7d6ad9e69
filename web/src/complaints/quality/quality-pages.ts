import { AuditOutlined } from '@ant-design/icons'
import { lazyPage } from '../../shell/lazy-page.ts'
import type { Page } from '../../shell/page.ts'

const staff = ['admin', 'governance-officer', 'agent'] as const

export const qualityPages: readonly Page[] = [
  {
    path: '/complaints/quality',
    title: 'quality.title',
    component: lazyPage(() => import('./QualityPage.tsx'), 'QualityPage'),
    who: staff,
    face: 'workbench',
    nav: { group: 'complaints', order: 17, icon: AuditOutlined },
  },
  {
    path: '/complaints/quality/rounds/$id',
    title: 'quality.tab.rounds',
    component: lazyPage(() => import('./RoundPage.tsx'), 'RoundPage'),
    who: ['admin', 'governance-officer'],
    face: 'workbench',
    nav: null,
  },
  {
    path: '/complaints/quality/$id',
    title: 'quality.title',
    component: lazyPage(() => import('./ReviewPage.tsx'), 'ReviewPage'),
    who: staff,
    face: 'workbench',
    nav: null,
  },
]
