import { AuditOutlined } from '@ant-design/icons'
import { lazyPage } from '../shell/lazy-page.ts'
import type { Page } from '../shell/page.ts'

export const pages: readonly Page[] = [
  {
    path: '/plan',
    title: 'evaluation.plan.title',
    component: lazyPage(() => import('./PlanPage.tsx'), 'PlanPage'),
    who: ['anyone'],
    face: ['public', 'workbench', 'regulator'],
    nav: { group: 'evaluation', order: 50, icon: AuditOutlined },
    rendered: 'server',
    description: 'evaluation.plan.lead',
  },
  {
    path: '/plan/$id',
    title: 'evaluation.plan.title',
    component: lazyPage(() => import('./ClausePage.tsx'), 'ClausePage'),
    who: ['anyone'],
    face: ['public', 'workbench', 'regulator'],
    nav: null,
    rendered: 'server',
    description: 'evaluation.plan.lead',
    paths: async (call) => (await import('./clause-paths.ts')).clausePaths(call),
  },
]
