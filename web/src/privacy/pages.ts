import { ApartmentOutlined, FileProtectOutlined, ProfileOutlined, TableOutlined } from '@ant-design/icons'
import { lazyPage } from '../shell/lazy-page.ts'
import type { Page } from '../shell/page.ts'

const officers = ['privacy-officer', 'governance-officer', 'admin', 'regulator'] as const

/** Personal information (chapter 5). */
export const pages: readonly Page[] = [
  {
    path: '/privacy',
    title: 'fields.notice.title',
    component: lazyPage(() => import('./NoticePage.tsx'), 'NoticePage'),
    who: ['anyone'],
    face: ['public', 'consumer'],
    nav: { group: 'rules', order: 75, icon: FileProtectOutlined },
    rendered: 'server',
    description: 'fields.notice.lead',
  },
  {
    path: '/privacy/fields',
    title: 'fields.title',
    component: lazyPage(() => import('./FieldsPage.tsx'), 'FieldsPage'),
    who: officers,
    face: ['workbench', 'regulator'],
    nav: { group: 'privacy', order: 10, icon: TableOutlined },
  },
  {
    path: '/privacy/map',
    title: 'fields.map.title',
    component: lazyPage(() => import('./MapPage.tsx'), 'MapPage'),
    who: officers,
    face: ['workbench', 'regulator'],
    nav: { group: 'privacy', order: 11, icon: ApartmentOutlined },
  },
  {
    path: '/privacy/processing',
    title: 'fields.processing.title',
    component: lazyPage(() => import('./ProcessingPage.tsx'), 'ProcessingPage'),
    who: officers,
    face: ['workbench', 'regulator'],
    nav: { group: 'privacy', order: 12, icon: ProfileOutlined },
  },
]
