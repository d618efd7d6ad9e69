import { BookOutlined, CalculatorOutlined, CalendarOutlined } from '@ant-design/icons'
import { lazyPage } from '../shell/lazy-page.ts'
import type { Page } from '../shell/page.ts'

const everyFace = ['public', 'consumer', 'workbench', 'regulator'] as const

export const pages: readonly Page[] = [
  {
    path: '/rules',
    title: 'policies.rules.title',
    component: lazyPage(() => import('./RuleLibraryPage.tsx'), 'RuleLibraryPage'),
    who: ['anyone'],
    face: everyFace,
    nav: { group: 'rules', order: 70, icon: BookOutlined },
    rendered: 'server',
    description: 'policies.rules.lead',
  },
  {
    path: '/rules/$id',
    title: 'policies.rules.title',
    component: lazyPage(() => import('./RulePage.tsx'), 'RulePage'),
    who: ['anyone'],
    face: everyFace,
    nav: null,
    rendered: 'server',
    description: 'policies.rules.lead',
    paths: async (call) => (await import('./rule-paths.ts')).rulePaths(call),
  },
  {
    path: '/calendar',
    title: 'policies.calendar.title',
    component: lazyPage(() => import('./CalendarPage.tsx'), 'CalendarPage'),
    who: ['anyone'],
    face: everyFace,
    nav: { group: 'rules', order: 72, icon: CalendarOutlined },
    rendered: 'server',
    description: 'policies.calendar.lead',
  },
  {
    path: '/deadline',
    title: 'policies.deadline.title',
    component: lazyPage(() => import('./DeadlinePage.tsx'), 'DeadlinePage'),
    who: ['anyone'],
    face: everyFace,
    nav: { group: 'rules', order: 71, icon: CalculatorOutlined },
    rendered: 'server',
    description: 'policies.deadline.lead',
  },
]
