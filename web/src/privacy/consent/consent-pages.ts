import { SafetyCertificateOutlined, SafetyOutlined } from '@ant-design/icons'
import { lazyPage } from '../../shell/lazy-page.ts'
import type { Page } from '../../shell/page.ts'

/** What people agreed to (5.1.3). */
export const consentPages: readonly Page[] = [
  {
    path: '/my/privacy',
    title: 'consent.mine.title',
    component: lazyPage(() => import('./MyPrivacyPage.tsx'), 'MyPrivacyPage'),
    who: ['consumer'],
    face: 'consumer',
    nav: { group: 'system', order: 79, icon: SafetyCertificateOutlined },
  },
  {
    path: '/privacy/consents',
    title: 'consent.register.title',
    component: lazyPage(() => import('./ConsentsPage.tsx'), 'ConsentsPage'),
    who: ['privacy-officer'],
    face: 'workbench',
    nav: { group: 'privacy', order: 30, icon: SafetyOutlined },
  },
]
