import { LineChartOutlined, OrderedListOutlined } from '@ant-design/icons'
import { lazyPage } from '../../shell/lazy-page.ts'
import type { Page } from '../../shell/page.ts'

const everyFace = ['public', 'consumer', 'workbench', 'regulator'] as const

/** A shop's own figures; what everybody reads of all of them; the objections before that. */
export const rankingPages: readonly Page[] = [
  {
    path: '/performance',
    title: 'performance.mine',
    component: lazyPage(() => import('./PerformancePage.tsx'), 'PerformancePage'),
    who: ['merchant'],
    face: 'workbench',
    nav: { group: 'complaints', order: 60, icon: LineChartOutlined },
  },
  {
    path: '/performance',
    title: 'performance.title',
    component: lazyPage(() => import('./PerformancePage.tsx'), 'PerformancePage'),
    who: ['agent', 'governance-officer', 'admin'],
    face: 'workbench',
    nav: { group: 'complaints', order: 60, icon: LineChartOutlined },
  },
  {
    path: '/ranking',
    title: 'ranking.title',
    component: lazyPage(() => import('./RankingPage.tsx'), 'RankingPage'),
    who: ['anyone'],
    face: everyFace,
    nav: { group: 'rules', order: 76, icon: OrderedListOutlined },
    rendered: 'server',
    description: 'ranking.lead',
  },
  {
    path: '/ranking/desk',
    title: 'ranking.desk.title',
    component: lazyPage(() => import('./RankingDeskPage.tsx'), 'RankingDeskPage'),
    who: ['governance-officer'],
    face: 'workbench',
    nav: { group: 'complaints', order: 61, icon: OrderedListOutlined },
  },
]
