import { LineChartOutlined } from '@ant-design/icons'
import { lazyPage } from '../../shell/lazy-page.ts'
import type { Page } from '../../shell/page.ts'

/** A shop's own figures. */
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
]
