import { AlertOutlined } from '@ant-design/icons'
import { lazyPage } from '../../shell/lazy-page.ts'
import type { Page } from '../../shell/page.ts'

const who = ['privacy-officer', 'admin'] as const
/** Early warning of leaks (5.3.1). */
export const warningPages: readonly Page[] = [
  {
    path: '/privacy/signals',
    title: 'warning.title',
    component: lazyPage(() => import('./AlarmsPage.tsx'), 'AlarmsPage'),
    who,
    face: 'workbench',
    nav: { group: 'privacy', order: 30, icon: AlertOutlined },
  },
  {
    path: '/privacy/signals/rules',
    title: 'warning.rules.title',
    component: lazyPage(() => import('./SignalsPage.tsx'), 'SignalsPage'),
    who,
    face: 'workbench',
    nav: null,
  },
  {
    path: '/privacy/signals/$id',
    title: 'warning.one',
    component: lazyPage(() => import('./AlarmPage.tsx'), 'AlarmPage'),
    who,
    face: 'workbench',
    nav: null,
  },
]
