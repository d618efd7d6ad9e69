import { BarcodeOutlined, IdcardOutlined, LockOutlined, QrcodeOutlined, ScanOutlined } from '@ant-design/icons'
import { lazyPage } from '../shell/lazy-page.ts'
import type { Page } from '../shell/page.ts'

/** Safe transactions (chapter 6). */
export const pages: readonly Page[] = [
  {
    path: '/my/payment-code',
    title: 'payCode.title',
    component: lazyPage(() => import('./PaymentCodePage.tsx'), 'PaymentCodePage'),
    who: ['consumer'],
    face: 'consumer',
    nav: { group: 'marketplace', order: 60, icon: QrcodeOutlined },
  },
  {
    path: '/my/transaction-password',
    title: 'payPassword.title',
    component: lazyPage(() => import('./TransactionPasswordPage.tsx'), 'TransactionPasswordPage'),
    who: ['consumer'],
    face: 'consumer',
    nav: { group: 'system', order: 40, icon: LockOutlined },
  },
  {
    path: '/my/verification',
    title: 'identity.title',
    component: lazyPage(() => import('./VerificationPage.tsx'), 'VerificationPage'),
    who: ['consumer'],
    face: 'consumer',
    nav: { group: 'system', order: 41, icon: IdcardOutlined },
  },
  {
    path: '/transactions/verifications',
    title: 'identity.title',
    component: lazyPage(() => import('./VerificationsPage.tsx'), 'VerificationsPage'),
    who: ['risk-analyst'],
    face: 'workbench',
    nav: { group: 'marketplace', order: 62, icon: IdcardOutlined },
  },
  {
    path: '/transactions/verifications/$id',
    title: 'identity.title',
    component: lazyPage(() => import('./VerificationCasePage.tsx'), 'VerificationCasePage'),
    who: ['risk-analyst'],
    face: 'workbench',
    nav: null,
  },
  {
    path: '/my/approvals/$id',
    title: 'payPassword.approve.title',
    component: lazyPage(() => import('./ApprovalPage.tsx'), 'ApprovalPage'),
    who: ['consumer'],
    face: 'consumer',
    nav: null,
  },
  {
    path: '/transactions/redeem',
    title: 'payCode.redeem.title',
    component: lazyPage(() => import('./TakePaymentPage.tsx'), 'TakePaymentPage'),
    who: ['merchant'],
    face: 'workbench',
    nav: { group: 'marketplace', order: 60, icon: ScanOutlined },
  },
  {
    path: '/transactions/codes',
    title: 'payCode.list.title',
    component: lazyPage(() => import('./CodesPage.tsx'), 'CodesPage'),
    who: ['risk-analyst', 'admin', 'merchant'],
    face: 'workbench',
    nav: { group: 'marketplace', order: 61, icon: BarcodeOutlined },
  },
  {
    path: '/pay/$code',
    title: 'payCode.shopCode.title',
    component: lazyPage(() => import('./ShopCodePage.tsx'), 'ShopCodePage'),
    who: ['anyone'],
    face: 'public',
    nav: null,
    unlisted: true,
  },
]
