import { ExperimentOutlined, NotificationOutlined, UsergroupAddOutlined } from '@ant-design/icons'
import { lazyPage } from '../../shell/lazy-page.ts'
import type { Page } from '../../shell/page.ts'

const readers = ['agent', 'mediator', 'arbitrator', 'admin', 'merchant', 'regulator'] as const

export const massPages: readonly Page[] = [
  {
    path: '/mass-claims',
    title: 'mass.title',
    component: lazyPage(() => import('./MassClaimsPage.tsx'), 'MassClaimsPage'),
    who: readers,
    face: ['workbench', 'regulator'],
    nav: { group: 'complaints', order: 14, icon: UsergroupAddOutlined },
  },
  {
    path: '/mass-claims/$id',
    title: 'mass.title',
    component: lazyPage(() => import('./MassClaimPage.tsx'), 'MassClaimPage'),
    who: readers,
    face: ['workbench', 'regulator'],
    nav: null,
  },
  {
    path: '/complaints/leads',
    title: 'massLeads.title',
    component: lazyPage(() => import('./LeadsPage.tsx'), 'LeadsPage'),
    who: ['inspector', 'agent', 'admin', 'regulator'],
    face: ['workbench', 'regulator'],
    nav: { group: 'complaints', order: 15, icon: ExperimentOutlined },
  },
  {
    path: '/mass-notices',
    title: 'mass.notice.title',
    component: lazyPage(() => import('./MassNoticesPage.tsx'), 'MassNoticesPage'),
    who: ['anyone'],
    face: ['public', 'consumer', 'workbench', 'regulator'],
    nav: { group: 'rules', order: 68, icon: NotificationOutlined },
    rendered: 'server',
    description: 'mass.notice.lead',
  },
  {
    path: '/mass-notices/$id',
    title: 'mass.notice.title',
    component: lazyPage(() => import('./MassNoticePage.tsx'), 'MassNoticePage'),
    who: ['anyone'],
    face: ['public', 'consumer', 'workbench', 'regulator'],
    nav: null,
    rendered: 'server',
    description: 'mass.notice.lead',
    paths: async (call) => (await import('./mass-paths.ts')).massPaths(call),
  },
]
