import { SafetyCertificateOutlined } from '@ant-design/icons'
import { lazyPage } from '../shell/lazy-page.ts'
import type { Page } from '../shell/page.ts'

export const pages: readonly Page[] = [
  {
    path: '/verify',
    title: 'proof.verify.title',
    component: lazyPage(() => import('./VerifyPage.tsx'), 'VerifyPage'),
    who: ['anyone'],
    face: ['public', 'consumer', 'workbench', 'regulator'],
    nav: { group: 'rules', order: 78, icon: SafetyCertificateOutlined },
  },
]
