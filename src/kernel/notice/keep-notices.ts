import type { Keeping } from '../keeping/keeping.ts'
import * as store from './old-notice.store.ts'

/** What was told to people, once nobody can rest a claim on it any more. */
export const keepNotices: Keeping = {
  table: 'kernel.notice',
  title: { zh: '发出的通知', en: 'Notices that were sent' },
  kind: 'letter',
  due: store.dueNotices,
  total: store.countNotices,
  remove: store.deleteNotices,
}
