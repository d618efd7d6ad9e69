import { CommentOutlined } from '@ant-design/icons'
import { lazyPage } from '../../shell/lazy-page.ts'
import type { Page } from '../../shell/page.ts'

export const chatPages: readonly Page[] = [
  {
    path: '/chat',
    title: 'chat.title',
    component: lazyPage(() => import('./ChatPage.tsx'), 'ChatPage'),
    who: ['consumer'],
    face: 'consumer',
    nav: { group: 'complaints', order: 12, icon: CommentOutlined },
  },
  {
    path: '/chat',
    title: 'chat.title',
    component: lazyPage(() => import('../guest/GuestChatPage.tsx'), 'GuestChatPage'),
    who: ['anyone'],
    face: 'public',
    nav: { group: 'complaints', order: 12, icon: CommentOutlined },
  },
  {
    path: '/chat/$id',
    title: 'chat.title',
    component: lazyPage(() => import('../guest/GuestTalkPage.tsx'), 'GuestTalkPage'),
    who: ['anyone'],
    face: 'public',
    nav: null,
    unlisted: true,
  },
  {
    path: '/chats',
    title: 'chat.desk.title',
    component: lazyPage(() => import('./ChatsPage.tsx'), 'ChatsPage'),
    who: ['agent', 'admin'],
    face: 'workbench',
    nav: { group: 'complaints', order: 11, icon: CommentOutlined },
  },
]
