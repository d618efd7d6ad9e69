import type { KernelParts } from './app.ts'
import { endpointOf, plugInAssistant } from './complaints/assistant/endpoint.ts'
import { deskFrom, plugInGuestDesk } from './complaints/guest/guest-desk.ts'
import { guestPart } from './complaints/guest/guest.routes.ts'
import { letterReader } from './complaints/mailbox/letter-reader.ts'
import { imapOf } from './complaints/mailbox/mail-settings.ts'
import { mailboxPart } from './complaints/mailbox/mailbox.jobs.ts'
import { plugInPost, postFrom, unopenedPost } from './complaints/mailbox/post.ts'
import { smtpSender } from './complaints/mailbox/smtp.ts'
import { backupPart } from './kernel/backup/backup.part.ts'
import { openBackups, unopenedBackups } from './kernel/backup/open-backups.ts'
import { codeDeskFrom, unopenedCodeDesk } from './kernel/access/code/code-desk.ts'
import { codePart } from './kernel/access/code/code.part.ts'
import type { Capability } from './kernel/capability.ts'
import { mailAuthority } from './kernel/config/mail-authority.ts'
import type { Settings } from './kernel/config/settings.ts'
import { diskStore } from './kernel/evidence/disk-store.ts'
import { evidencePart, openFiles, s3Of } from './kernel/evidence/evidence.part.ts'
import { logOf, loneLog } from './kernel/proof/log.ts'
import { proofPart } from './kernel/proof/proof.part.ts'
import { readingPart } from './kernel/reading/reading.part.ts'
import { vaultPart } from './kernel/vault/vault.part.ts'
import { maySeeBy } from './kernel/kernel.ts'
import { plugInOutgoing } from './kernel/outgoing/outgoing.ts'
import { localTransports, noticePart, openTransports } from './kernel/notice/notice.part.ts'
import { payDeskFrom, plugInPayDesk } from './transactions/pay-desk.ts'

export type OpenParts = { readonly parts: KernelParts; close(): void }

/**
 * What the kernel gets from the settings of this process: where files are kept, how notices leave. Who may see a file is
 * asked of the capabilities, which are assembled after their parts: hence the function.
 */
export async function openKernelParts(
  settings: Settings,
  capabilities: () => readonly Capability[],
  connectionString: string,
): Promise<OpenParts> {
  const files = await openFiles(settings.XIAOBAO_HOME, s3Of(settings))
  const transports = openTransports(settings)
  plugInOutgoing(settings.XIAOBAO_PRIVATE_TARGETS)
  plugInGuestDesk(deskFrom(settings, transports))
  plugInAssistant(endpointOf(settings))
  plugInPayDesk(payDeskFrom(settings))
  const post = plugInPost(postFrom(settings))
  const reader = letterReader()
  const sender = smtpSender(settings.SMTP_URL, post, mailAuthority(settings))
  return {
    parts: [
      evidencePart(files, maySeeBy(capabilities)),
      guestPart(files, capabilities),
      noticePart(transports),
      codePart(codeDeskFrom(transports, settings)),
      vaultPart,
      backupPart(openBackups(settings, connectionString, files)),
      readingPart(capabilities),
      proofPart(logOf(settings), maySeeBy(capabilities), capabilities),
      mailboxPart({ post, imap: imapOf(settings), reader, sender }),
    ],
    close: () => {
      Object.values(transports).forEach((transport) => transport?.close?.())
      sender?.close()
      void reader.close()
    },
  }
}

/** The same parts with nothing behind them, for documents that are written from the contracts alone. */
export const unopenedParts = (): KernelParts => [
  evidencePart({ store: diskStore('.'), spool: '.' }, async () => false),
  guestPart({ store: diskStore('.'), spool: '.' }, () => []),
  noticePart(localTransports),
  codePart(unopenedCodeDesk),
  vaultPart,
  backupPart(unopenedBackups),
  readingPart(() => []),
  proofPart(
    loneLog('xiaobao', 'checkpoint'),
    async () => false,
    () => [],
  ),
  mailboxPart({ post: unopenedPost, imap: null, reader: letterReader(), sender: null }),
]
