import {
  ApiOutlined,
  AuditOutlined,
  FieldTimeOutlined,
  KeyOutlined,
  LockOutlined,
  SaveOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import { lazyPage } from '../shell/lazy-page.ts'
import type { Page } from '../shell/page.ts'

const face = ['workbench', 'regulator'] as const

/** Who looks after the installation itself. */
export const pages: readonly Page[] = [
  {
    path: '/admin/accounts',
    title: 'admin.accounts.title',
    component: lazyPage(() => import('./AccountsPage.tsx'), 'AccountsPage'),
    who: ['admin'],
    face,
    nav: { group: 'system', order: 10, icon: TeamOutlined },
  },
  {
    path: '/admin/permissions',
    title: 'admin.permissions.title',
    component: lazyPage(() => import('./PermissionsPage.tsx'), 'PermissionsPage'),
    who: ['admin', 'privacy-officer', 'governance-officer', 'regulator'],
    face,
    nav: { group: 'system', order: 20, icon: AuditOutlined },
  },
  {
    path: '/admin/keys',
    title: 'admin.keys.title',
    component: lazyPage(() => import('./KeysPage.tsx'), 'KeysPage'),
    who: ['admin'],
    face,
    nav: { group: 'system', order: 30, icon: KeyOutlined },
  },
  {
    path: '/privacy/keys',
    title: 'admin.vault.title',
    component: lazyPage(() => import('./VaultPage.tsx'), 'VaultPage'),
    who: ['admin', 'privacy-officer'],
    face,
    nav: { group: 'privacy', order: 80, icon: LockOutlined },
  },
  {
    path: '/admin/webhooks',
    title: 'admin.webhooks.title',
    component: lazyPage(() => import('./WebhooksPage.tsx'), 'WebhooksPage'),
    who: ['admin'],
    face,
    nav: { group: 'system', order: 40, icon: ApiOutlined },
  },
  {
    path: '/admin/webhooks/deliveries',
    title: 'admin.deliveries.title',
    component: lazyPage(() => import('./DeliveriesPage.tsx'), 'DeliveriesPage'),
    who: ['admin'],
    face,
    nav: null,
  },
  {
    path: '/admin/jobs',
    title: 'admin.jobs.title',
    component: lazyPage(() => import('./JobsPage.tsx'), 'JobsPage'),
    who: ['admin'],
    face,
    nav: { group: 'system', order: 50, icon: FieldTimeOutlined },
  },
  {
    path: '/operations/backups',
    title: 'backups.title',
    component: lazyPage(() => import('./BackupsPage.tsx'), 'BackupsPage'),
    who: ['admin', 'privacy-officer'],
    face,
    nav: { group: 'system', order: 60, icon: SaveOutlined },
  },
]
