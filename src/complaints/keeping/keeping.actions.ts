import type { Ctx } from '../../kernel/context.ts'
import type { Keeping } from '../../kernel/keeping/keeping.ts'
import { eraseSubject } from '../../kernel/vault/erase.actions.ts'
import * as store from './keeping.store.ts'

/** How somebody was reached who complained without an account. */
export const keepContacts: Keeping = {
  table: 'complaints.contact',
  title: { zh: '已结投诉的联系方式', en: 'Contacts of closed complaints' },
  kind: 'contact',
  due: store.dueContacts,
  total: store.countContacts,
  remove: store.deleteContacts,
}

/** What the sides wrote: the key of the case is destroyed, so that it is gone from backups of the data too. */
export const keepWords: Keeping = {
  table: 'complaints.statement',
  title: { zh: '已结投诉中双方写的话', en: 'What the sides of closed complaints wrote' },
  kind: 'words',
  due: store.dueWords,
  total: store.countWords,
  remove: forgetWords,
}

async function forgetWords(ctx: Ctx, complaints: readonly string[]): Promise<number> {
  let gone = 0
  for (const complaint of complaints) {
    await eraseSubject(ctx, { subject: complaint, domains: ['words'], reason: 'retention' })
    if (await store.emptyWords(ctx, complaint)) gone += 1
  }
  return gone
}
