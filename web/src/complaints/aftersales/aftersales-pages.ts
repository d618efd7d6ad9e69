import { FileDoneOutlined, ReconciliationOutlined } from '@ant-design/icons'
import { lazyPage } from '../../shell/lazy-page.ts'
import type { Page } from '../../shell/page.ts'

const handlers = ['agent', 'mediator', 'arbitrator', 'admin', 'merchant'] as const

/** After-sales (clause 2.3.2): asking and following on a phone, answering at a desk, and the policies for everyone. */
export const aftersalesPages: readonly Page[] = [
  {
    path: '/aftersales',
    title: 'aftersales.inbox.title',
    component: lazyPage(() => import('./InboxPage.tsx'), 'InboxPage'),
    who: handlers,
    face: 'workbench',
    nav: { group: 'complaints', order: 15, icon: ReconciliationOutlined },
  },
  {
    path: '/aftersales',
    title: 'aftersales.mine.title',
    component: lazyPage(() => import('./MyRequestsPage.tsx'), 'MyRequestsPage'),
    who: ['consumer'],
    face: 'consumer',
    nav: { group: 'marketplace', order: 90, icon: ReconciliationOutlined },
  },
  {
    path: '/aftersales/new',
    title: 'aftersales.ask.title',
    component: lazyPage(() => import('./AskPage.tsx'), 'AskPage'),
    who: ['consumer'],
    face: 'consumer',
    nav: null,
  },
  {
    path: '/aftersales/policies',
    title: 'aftersales.policies.title',
    component: lazyPage(() => import('./PoliciesPage.tsx'), 'PoliciesPage'),
    who: ['anyone'],
    face: ['public', 'consumer', 'workbench', 'regulator'],
    nav: { group: 'rules', order: 68, icon: FileDoneOutlined },
  },
  {
    path: '/aftersales/$id',
    title: 'aftersales.name',
    component: lazyPage(() => import('./RequestPage.tsx'), 'RequestPage'),
    who: [...handlers, 'consumer'],
    face: ['consumer', 'workbench'],
    nav: null,
  },
]
