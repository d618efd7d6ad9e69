import { IdcardOutlined, ShareAltOutlined } from '@ant-design/icons'
import { staff } from '../../../../src/kernel/role.contract.ts'
import { lazyPage } from '../../shell/lazy-page.ts'
import type { Page } from '../../shell/page.ts'

/** Duties and third parties (5.2.2). */
export const managementPages: readonly Page[] = [
  {
    path: '/privacy/duties',
    title: 'privacyManagement.duties.title',
    component: lazyPage(() => import('./DutiesPage.tsx'), 'DutiesPage'),
    who: staff,
    face: 'workbench',
    nav: { group: 'privacy', order: 40, icon: IdcardOutlined },
  },
  {
    path: '/privacy/third-parties',
    title: 'privacyManagement.partners.title',
    component: lazyPage(() => import('./ThirdPartiesPage.tsx'), 'ThirdPartiesPage'),
    who: ['privacy-officer', 'governance-officer', 'admin'],
    face: 'workbench',
    nav: { group: 'privacy', order: 42, icon: ShareAltOutlined },
  },
]
