import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { KernelParts } from '../../src/app.ts'
import { plugInGuestDesk, unopenedDesk } from '../../src/complaints/guest/guest-desk.ts'
import { guestPart } from '../../src/complaints/guest/guest.routes.ts'
import { letterReader } from '../../src/complaints/mailbox/letter-reader.ts'
import { mailboxPart } from '../../src/complaints/mailbox/mailbox.jobs.ts'
import { plugInPost, unopenedPost } from '../../src/complaints/mailbox/post.ts'
import { backupPart } from '../../src/kernel/backup/backup.part.ts'
import { unopenedBackups } from '../../src/kernel/backup/open-backups.ts'
import type { Backups } from '../../src/kernel/backup/backups.ts'
import { unopenedCodeDesk } from '../../src/kernel/access/code/code-desk.ts'
import { codePart } from '../../src/kernel/access/code/code.part.ts'
import { loadRulebook } from '../../src/kernel/rulebook/load.ts'
import type { Capability } from '../../src/kernel/capability.ts'
import { evidencePart, openFiles } from '../../src/kernel/evidence/evidence.part.ts'
import type { Files } from '../../src/kernel/evidence/file-store.ts'
import { maySeeBy } from '../../src/kernel/kernel.ts'
import { everywhere, plugInOutgoing } from '../../src/kernel/outgoing/outgoing.ts'
import { localRootKey } from '../../src/kernel/vault/root-key.ts'
import { plugInRootKeys } from '../../src/kernel/vault/root.ts'
import { loneLog, type Log } from '../../src/kernel/proof/log.ts'
import { proofPart } from '../../src/kernel/proof/proof.part.ts'
import { readingPart } from '../../src/kernel/reading/reading.part.ts'
import { vaultPart } from '../../src/kernel/vault/vault.part.ts'
import { localTransports, noticePart } from '../../src/kernel/notice/notice.part.ts'
import { plugInPayDesk, unopenedPayDesk } from '../../src/transactions/pay-desk.ts'

/** One for all tests, also in processes that are to be killed: what one sealed the other opens. */
export const testRoot = localRootKey(Buffer.alloc(32, 7))

export const testRulebook = loadRulebook(fileURLToPath(new URL('../../rulebook/cn', import.meta.url)))

/** What the kernel gets from the settings of a process, here: files in a temporary folder, nothing leaves the machine. */
export async function kernelParts(
  capabilities: () => readonly Capability[],
  witnessed: Partial<Log> = {},
  backups?: Backups,
): Promise<{ parts: KernelParts; files: Files; log: Log; close: () => Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), 'xiaobao-files-'))
  const files = await openFiles(home, null)
  plugInRootKeys([testRoot])
  // The receivers of the tests listen on this machine.
  plugInOutgoing(everywhere)
  plugInGuestDesk(unopenedDesk)
  plugInPayDesk(unopenedPayDesk)
  const reader = letterReader()
  const mailbox = mailboxPart({ post: plugInPost(unopenedPost), imap: null, reader, sender: null })
  const log = { ...loneLog('xiaobao.example.com/facts', join(home, 'log', 'checkpoint')), ...witnessed }
  return {
    files,
    log,
    parts: [
      evidencePart(files, maySeeBy(capabilities)),
      guestPart(files, capabilities),
      noticePart(localTransports),
      codePart(unopenedCodeDesk),
      vaultPart,
      backupPart(backups ? { ...backups, files } : unopenedBackups),
      readingPart(capabilities),
      proofPart(log, maySeeBy(capabilities), capabilities),
      mailbox,
    ],
    close: async () => {
      await reader.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}
