import {
  AlertOutlined,
  ApartmentOutlined,
  AuditOutlined,
  FileProtectOutlined,
  ProfileOutlined,
  SolutionOutlined,
  ScissorOutlined,
  TableOutlined,
} from '@ant-design/icons'
import { lazyPage } from '../shell/lazy-page.ts'
import type { Page } from '../shell/page.ts'
import { warningPages } from './warning/warning-pages.ts'
import { consentPages } from './consent/consent-pages.ts'
import { managementPages } from './management/management-pages.ts'

const officers = ['privacy-officer', 'governance-officer', 'admin', 'regulator'] as const

/** Personal information (chapter 5). */
export const pages: readonly Page[] = [
  ...consentPages,
  ...managementPages,
  ...warningPages,
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
  {
    path: '/my/privacy/requests',
    title: 'rights.title',
    component: lazyPage(() => import('./requests/MyRequestsPage.tsx'), 'MyRequestsPage'),
    who: ['signed-in'],
    face: 'consumer',
    nav: { group: 'system', order: 80, icon: SolutionOutlined },
  },
  {
    path: '/erasures/$id',
    title: 'erase.certificate',
    component: lazyPage(() => import('./requests/CertificatePage.tsx'), 'CertificatePage'),
    who: ['anyone'],
    face: ['public', 'consumer'],
    nav: null,
  },
  {
    path: '/erase',
    title: 'erase.guest.title',
    component: lazyPage(() => import('./requests/GuestErasePage.tsx'), 'GuestErasePage'),
    who: ['anyone'],
    face: ['public', 'consumer'],
    nav: null,
  },
  {
    path: '/my/privacy/requests/$id',
    title: 'rights.title',
    component: lazyPage(() => import('./requests/RequestPage.tsx'), 'RequestPage'),
    who: ['signed-in'],
    face: 'consumer',
    nav: null,
  },
  {
    path: '/privacy/requests',
    title: 'rights.queue.title',
    component: lazyPage(() => import('./requests/RequestsPage.tsx'), 'RequestsPage'),
    who: ['privacy-officer'],
    face: 'workbench',
    nav: { group: 'privacy', order: 20, icon: AuditOutlined },
  },
  {
    path: '/privacy/requests/$id',
    title: 'rights.queue.title',
    component: lazyPage(() => import('./requests/RequestPage.tsx'), 'RequestPage'),
    who: ['privacy-officer'],
    face: 'workbench',
    nav: null,
  },
  {
    path: '/privacy/incidents',
    title: 'incidents.title',
    component: lazyPage(() => import('./incidents/IncidentsPage.tsx'), 'IncidentsPage'),
    who: ['privacy-officer', 'admin', 'governance-officer'],
    face: 'workbench',
    nav: { group: 'privacy', order: 40, icon: AlertOutlined },
  },
  {
    path: '/privacy/incidents/new',
    title: 'incidents.new.title',
    component: lazyPage(() => import('./incidents/NewIncidentPage.tsx'), 'NewIncidentPage'),
    who: ['privacy-officer', 'admin'],
    face: 'workbench',
    nav: null,
  },
  {
    path: '/privacy/incidents/$id',
    title: 'incidents.one',
    component: lazyPage(() => import('./incidents/IncidentPage.tsx'), 'IncidentPage'),
    who: ['privacy-officer', 'admin', 'governance-officer'],
    face: 'workbench',
    nav: null,
  },
  {
    path: '/privacy/minimisation',
    title: 'minimise.title',
    component: lazyPage(() => import('./MinimisationPage.tsx'), 'MinimisationPage'),
    who: officers,
    face: ['workbench', 'regulator'],
    nav: { group: 'privacy', order: 13, icon: ScissorOutlined },
  },
]
