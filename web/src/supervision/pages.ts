import { DashboardOutlined } from '@ant-design/icons'
import { lazyPage } from '../shell/lazy-page.ts'
import type { Page } from '../shell/page.ts'

const component = lazyPage(() => import('./SupervisionPage.tsx'), 'SupervisionPage')
const page = { path: '/supervision', title: 'supervision.title', component } as const

/** The regulator's first page; those who answer for the plan see the same figures. */
export const pages: readonly Page[] = [
  { ...page, who: ['regulator'], face: 'regulator', nav: { group: 'today', order: 0, icon: DashboardOutlined } },
  {
    ...page,
    who: ['governance-officer', 'admin'],
    face: 'workbench',
    nav: { group: 'evaluation', order: 40, icon: DashboardOutlined },
  },
]
