import { AccountBookOutlined, FormOutlined, InboxOutlined, MailOutlined, ProfileOutlined } from '@ant-design/icons'
import { lazyPage } from '../shell/lazy-page.ts'
import type { Page } from '../shell/page.ts'
import { aftersalesPages } from './aftersales/aftersales-pages.ts'

const staff = ['agent', 'mediator', 'arbitrator', 'admin'] as const

export const pages: readonly Page[] = [
  {
    path: '/complaints/new',
    title: 'complaints.file.title',
    component: lazyPage(() => import('./FileComplaintPage.tsx'), 'FileComplaintPage'),
    who: ['consumer'],
    face: 'consumer',
    nav: { group: 'complaints', order: 10, icon: FormOutlined },
  },
  {
    path: '/complaints',
    title: 'complaints.queue.title',
    component: lazyPage(() => import('./QueuePage.tsx'), 'QueuePage'),
    who: [...staff, 'merchant'],
    face: 'workbench',
    nav: { group: 'complaints', order: 10, icon: InboxOutlined },
  },
  {
    path: '/complaints',
    title: 'complaints.mine.title',
    component: lazyPage(() => import('./MyComplaintsPage.tsx'), 'MyComplaintsPage'),
    who: ['consumer'],
    face: 'consumer',
    nav: { group: 'complaints', order: 11, icon: ProfileOutlined },
  },
  {
    path: '/complaints',
    title: 'complaints.queue.authority',
    component: lazyPage(() => import('./QueuePage.tsx'), 'QueuePage'),
    who: ['regulator'],
    face: 'regulator',
    nav: { group: 'complaints', order: 10, icon: InboxOutlined },
  },
  {
    path: '/complaints/$id',
    title: 'complaints.name',
    component: lazyPage(() => import('./CasePage.tsx'), 'CasePage'),
    who: ['regulator'],
    face: 'regulator',
    nav: null,
  },
  {
    path: '/complaints/$id',
    title: 'complaints.name',
    component: lazyPage(() => import('./CasePage.tsx'), 'CasePage'),
    who: [...staff, 'merchant'],
    face: 'workbench',
    nav: null,
  },
  {
    path: '/complaints/$id',
    title: 'complaints.track.title',
    component: lazyPage(() => import('./TrackingPage.tsx'), 'TrackingPage'),
    who: ['consumer'],
    face: 'consumer',
    nav: null,
  },
  {
    path: '/complaints/$id/mediation',
    title: 'mediation.title',
    component: lazyPage(() => import('./mediation/MediationPage.tsx'), 'MediationPage'),
    who: ['mediator', 'merchant'],
    face: 'workbench',
    nav: null,
  },
  {
    path: '/complaints/$id/mediation',
    title: 'mediation.title',
    component: lazyPage(() => import('./mediation/MediationPage.tsx'), 'MediationPage'),
    who: ['consumer'],
    face: 'consumer',
    nav: null,
  },
  {
    path: '/remedies',
    title: 'remedies.title',
    component: lazyPage(() => import('./remedies/RemediesPage.tsx'), 'RemediesPage'),
    who: ['anyone'],
    face: ['public', 'consumer', 'workbench', 'regulator'],
    nav: { group: 'rules', order: 69, icon: AccountBookOutlined },
    rendered: 'server',
    description: 'remedies.lead',
  },
  {
    path: '/mailbox',
    title: 'mailbox.title',
    component: lazyPage(() => import('./mailbox/MailboxPage.tsx'), 'MailboxPage'),
    who: ['agent', 'admin'],
    face: 'workbench',
    nav: { group: 'complaints', order: 12, icon: MailOutlined },
  },
  {
    path: '/mailbox/$id',
    title: 'mailbox.letter',
    component: lazyPage(() => import('./mailbox/LetterPage.tsx'), 'LetterPage'),
    who: ['agent', 'admin'],
    face: 'workbench',
    nav: null,
  },
  ...aftersalesPages,
]
