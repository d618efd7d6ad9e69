import { UserOutlined } from '@ant-design/icons'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { Page } from '../shell/page.ts'

export const pages: readonly Page[] = [
  {
    path: '/sign-in',
    title: 'account.signIn.title',
    component: lazyRouteComponent(() => import('./SignInPage.tsx'), 'SignInPage'),
    who: ['anyone'],
    face: 'public',
    nav: null,
  },
  {
    path: '/set-up',
    title: 'account.setUp.title',
    component: lazyRouteComponent(() => import('./SetUpPage.tsx'), 'SetUpPage'),
    who: ['anyone'],
    face: 'public',
    nav: null,
  },
  {
    path: '/account',
    title: 'account.title',
    component: lazyRouteComponent(() => import('./AccountPage.tsx'), 'AccountPage'),
    who: ['signed-in'],
    face: 'consumer',
    nav: { group: 'system', order: 90, icon: UserOutlined },
  },
]
