import { ReadOutlined } from '@ant-design/icons'
import { lazyPage } from '../../shell/lazy-page.ts'
import type { Page } from '../../shell/page.ts'

const everyFace = ['public', 'consumer', 'workbench', 'regulator'] as const

/** The public column, and the desk that reads before everybody does. */
export const columnPages: readonly Page[] = [
  {
    path: '/column',
    title: 'column.title',
    component: lazyPage(() => import('./ColumnPage.tsx'), 'ColumnPage'),
    who: ['anyone'],
    face: everyFace,
    nav: { group: 'rules', order: 75, icon: ReadOutlined },
    rendered: 'server',
    description: 'column.lead',
  },
  {
    path: '/column/desk',
    title: 'column.desk.title',
    component: lazyPage(() => import('./ColumnDeskPage.tsx'), 'ColumnDeskPage'),
    who: ['agent', 'governance-officer'],
    face: 'workbench',
    nav: { group: 'complaints', order: 15, icon: ReadOutlined },
  },
  {
    path: '/column/$id',
    title: 'column.title',
    component: lazyPage(() => import('./PostingPage.tsx'), 'PostingPage'),
    who: ['anyone'],
    face: everyFace,
    nav: null,
    rendered: 'server',
    description: 'column.lead',
    paths: async (call) => (await import('./column-paths.ts')).columnPaths(call),
  },
]
