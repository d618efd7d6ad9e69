import { UserOutlined } from '@ant-design/icons'
import { lazyPage } from '../shell/lazy-page.ts'
import type { Page } from '../shell/page.ts'

export const pages: readonly Page[] = [
  {
    path: '/sign-in',
    title: 'account.signIn.title',
    component: lazyPage(() => import('./SignInPage.tsx'), 'SignInPage'),
    who: ['anyone'],
    face: 'public',
    nav: null,
  },
  {
    path: '/reset-password',
    title: 'account.reset.title',
    component: lazyPage(() => import('./ResetPasswordPage.tsx'), 'ResetPasswordPage'),
    who: ['anyone'],
    face: 'public',
    nav: null,
  },
  {
    path: '/set-up',
    title: 'account.setUp.title',
    component: lazyPage(() => import('./SetUpPage.tsx'), 'SetUpPage'),
    who: ['anyone'],
    face: 'public',
    nav: null,
  },
  {
    path: '/account',
    title: 'account.title',
    component: lazyPage(() => import('./AccountPage.tsx'), 'AccountPage'),
    who: ['signed-in'],
    face: 'consumer',
    nav: { group: 'system', order: 90, icon: UserOutlined },
  },
]
