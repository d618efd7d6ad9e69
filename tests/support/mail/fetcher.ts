import { pino } from 'pino'
import { mailboxPart } from '../../../src/complaints/mailbox/mailbox.jobs.ts'
import type { ImapSettings } from '../../../src/complaints/mailbox/mail-settings.ts'
import { plugInPost, unopenedPost } from '../../../src/complaints/mailbox/post.ts'
import { letterReader } from '../../../src/complaints/mailbox/letter-reader.ts'
import type { Service } from '../../../src/kernel/capability.ts'
import { kyselyOn, openPool } from '../../../src/kernel/db/database.ts'
import { evidencePart, openFiles } from '../../../src/kernel/evidence/evidence.part.ts'
import { startServices } from '../../../src/kernel/job/service.ts'
import { testRulebook } from '../parts.ts'

export const folderId = 'complaints@dovecot/INBOX'

/** The service that fetches letters, as a process with a mailbox has it. */
export function fetching(imap: ImapSettings): readonly Service[] {
  const post = { ...unopenedPost, folder: folderId }
  return mailboxPart({ post, imap, reader: letterReader(), sender: null }).services ?? []
}

export type FetcherOrder = { readonly database: string; readonly home: string; readonly imap: ImapSettings }

/** As a process of its own: it fetches until it is killed. */
async function run({ database, home, imap }: FetcherOrder): Promise<void> {
  evidencePart(await openFiles(home, null), async () => false)
  plugInPost(unopenedPost)
  const pool = openPool({ connectionString: database, max: 4, onError: () => {} })
  const log = pino({ level: 'silent' })
  startServices({ db: kyselyOn(pool), pool, log, rulebook: () => testRulebook, now: () => new Date() }, fetching(imap))
}

const [, script, order] = process.argv
if (order !== undefined && script?.endsWith('fetcher.ts')) await run(JSON.parse(order) as FetcherOrder)
