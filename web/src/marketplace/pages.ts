import { CloudUploadOutlined, SendOutlined, ShopOutlined, ShoppingOutlined } from '@ant-design/icons'
import { staff } from '../../../src/kernel/role.contract.ts'
import { lazyPage } from '../shell/lazy-page.ts'
import type { Page } from '../shell/page.ts'

const orderReaders = staff.filter((role) => role !== 'privacy-officer' && role !== 'educator')
const order = lazyPage(() => import('./OrderPage.tsx'), 'OrderPage')

export const pages: readonly Page[] = [
  {
    path: '/orders',
    title: 'marketplace.orders.mine',
    component: lazyPage(() => import('./MyOrdersPage.tsx'), 'MyOrdersPage'),
    who: ['consumer'],
    face: 'consumer',
    nav: { group: 'marketplace', order: 20, icon: ShoppingOutlined },
  },
  {
    path: '/orders',
    title: 'marketplace.orders.title',
    component: lazyPage(() => import('./OrdersPage.tsx'), 'OrdersPage'),
    who: [...orderReaders, 'merchant'],
    face: 'workbench',
    nav: { group: 'marketplace', order: 20, icon: ShoppingOutlined },
  },
  {
    path: '/orders/$id',
    title: 'marketplace.orders.order',
    component: order,
    who: ['consumer', 'merchant', ...orderReaders],
    face: ['consumer', 'workbench'],
    nav: null,
  },
  {
    path: '/merchants',
    title: 'marketplace.merchants.title',
    component: lazyPage(() => import('./MerchantsPage.tsx'), 'MerchantsPage'),
    who: orderReaders,
    face: 'workbench',
    nav: { group: 'marketplace', order: 30, icon: ShopOutlined },
  },
  {
    path: '/merchants/$id',
    title: 'marketplace.merchants.name',
    component: lazyPage(() => import('./MerchantPage.tsx'), 'MerchantPage'),
    who: [...orderReaders, 'merchant'],
    face: 'workbench',
    nav: null,
  },
  {
    path: '/commands',
    title: 'marketplace.commands.title',
    component: lazyPage(() => import('./CommandsPage.tsx'), 'CommandsPage'),
    who: ['admin', 'inspector', 'price-analyst', 'risk-analyst', 'governance-officer', 'arbitrator', 'agent'],
    face: 'workbench',
    nav: { group: 'marketplace', order: 40, icon: SendOutlined },
  },
  {
    path: '/imports',
    title: 'marketplace.imports.title',
    component: lazyPage(() => import('./ImportsPage.tsx'), 'ImportsPage'),
    who: ['admin'],
    face: 'workbench',
    nav: { group: 'marketplace', order: 50, icon: CloudUploadOutlined },
  },
  {
    path: '/imports/$id',
    title: 'marketplace.imports.title',
    component: lazyPage(() => import('./ImportPage.tsx'), 'ImportPage'),
    who: ['admin'],
    face: 'workbench',
    nav: null,
  },
]
