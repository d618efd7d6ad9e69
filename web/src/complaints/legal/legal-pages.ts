import { AuditOutlined } from '@ant-design/icons'
import { lazyPage } from '../../shell/lazy-page.ts'
import type { Page } from '../../shell/page.ts'

export const legalPages: readonly Page[] = [
  {
    path: '/legal-results',
    title: 'legal.page.title',
    component: lazyPage(() => import('./LegalResultsPage.tsx'), 'LegalResultsPage'),
    who: ['agent'],
    face: 'workbench',
    nav: { group: 'complaints', order: 14, icon: AuditOutlined },
  },
]
