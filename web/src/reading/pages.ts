import { EyeOutlined } from '@ant-design/icons'
import { lazyPage } from '../shell/lazy-page.ts'
import type { Page } from '../shell/page.ts'

export const pages: readonly Page[] = [
  {
    path: '/my/readings',
    title: 'reading.mine.title',
    component: lazyPage(() => import('./MyReadingsPage.tsx'), 'MyReadingsPage'),
    who: ['consumer'],
    face: 'consumer',
    nav: { group: 'system', order: 85, icon: EyeOutlined },
  },
  {
    path: '/privacy/reads',
    title: 'reading.register.title',
    component: lazyPage(() => import('./ReadingsPage.tsx'), 'ReadingsPage'),
    who: ['privacy-officer', 'governance-officer'],
    face: 'workbench',
    nav: { group: 'privacy', order: 70, icon: EyeOutlined },
  },
]
