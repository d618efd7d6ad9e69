import { CompassOutlined } from '@ant-design/icons'
import { lazyPage } from '../../shell/lazy-page.ts'
import type { Page } from '../../shell/page.ts'

const everyFace = ['public', 'consumer', 'workbench', 'regulator'] as const

/** Where one can go beside the platform, and what one takes along. */
export const bodyPages: readonly Page[] = [
  {
    path: '/bodies',
    title: 'bodies.title',
    component: lazyPage(() => import('./BodiesPage.tsx'), 'BodiesPage'),
    who: ['anyone'],
    face: everyFace,
    nav: { group: 'rules', order: 74, icon: CompassOutlined },
    rendered: 'server',
    description: 'bodies.lead',
  },
  {
    path: '/dossiers/check',
    title: 'dossier.check.title',
    component: lazyPage(() => import('../dossier/CheckPage.tsx'), 'CheckPage'),
    who: ['anyone'],
    face: everyFace,
    nav: null,
    rendered: 'server',
    description: 'dossier.check.lead',
  },
]
