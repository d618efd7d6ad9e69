import { FlagOutlined } from '@ant-design/icons'
import { lazyPage } from '../../shell/lazy-page.ts'
import type { Page } from '../../shell/page.ts'

const mine = lazyPage(() => import('./MyReportsPage.tsx'), 'MyReportsPage')

/** Reports of a breach: to send one, to follow one's own, to handle them. */
export const reportPages: readonly Page[] = [
  {
    path: '/reports/new',
    title: 'reports.new.title',
    component: lazyPage(() => import('./NewReportPage.tsx'), 'NewReportPage'),
    who: ['anyone'],
    face: ['public', 'consumer'],
    nav: { group: 'complaints', order: 40, icon: FlagOutlined },
  },
  {
    path: '/reports/mine',
    title: 'reports.mine.title',
    component: mine,
    who: ['anyone'],
    face: ['public', 'consumer', 'workbench', 'regulator'],
    nav: null,
  },
  {
    path: '/reports',
    title: 'reports.desk.title',
    component: lazyPage(() => import('./ReportDeskPage.tsx'), 'ReportDeskPage'),
    who: ['agent', 'governance-officer', 'admin'],
    face: 'workbench',
    nav: { group: 'complaints', order: 14, icon: FlagOutlined },
  },
  {
    path: '/reports',
    title: 'reports.mine.title',
    component: mine,
    who: ['anyone'],
    face: ['public', 'consumer', 'regulator'],
    nav: null,
  },
]
