import { AuditOutlined } from '@ant-design/icons'
import { lazyPage } from '../shell/lazy-page.ts'
import type { Page } from '../shell/page.ts'

const officers = ['governance-officer', 'admin'] as const
const nav = { group: 'rules', order: 60, icon: AuditOutlined } as const

/** Violations by merchants: the officer's queue, the merchant's own, one of them, and its statement of reasons. */
export const pages: readonly Page[] = [
  {
    path: '/penalties',
    title: 'penalties.title',
    component: lazyPage(() => import('./PenaltiesPage.tsx'), 'PenaltiesPage'),
    who: officers,
    face: 'workbench',
    nav,
  },
  {
    path: '/penalties',
    title: 'penalties.mine.title',
    component: lazyPage(() => import('./MyPenaltiesPage.tsx'), 'MyPenaltiesPage'),
    who: ['merchant'],
    face: 'workbench',
    nav,
  },
  {
    path: '/penalties/new',
    title: 'penalties.new.title',
    component: lazyPage(() => import('./NewPenaltyPage.tsx'), 'NewPenaltyPage'),
    who: ['governance-officer'],
    face: 'workbench',
    nav: null,
  },
  {
    path: '/penalties/$id',
    title: 'penalties.title',
    component: lazyPage(() => import('./PenaltyPage.tsx'), 'PenaltyPage'),
    who: [...officers, 'merchant'],
    face: 'workbench',
    nav: null,
  },
  {
    path: '/penalties/$id/reasons',
    title: 'penalties.reasons.title',
    component: lazyPage(() => import('./ReasonsPage.tsx'), 'ReasonsPage'),
    who: [...officers, 'merchant'],
    face: 'workbench',
    nav: null,
  },
]
