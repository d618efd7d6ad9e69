import type { folderStates } from './mail-health.contract.ts'

export type FolderState = (typeof folderStates)[number]
type Seen = { readonly state: string; readonly checkedAt: Date | null }

/** Over twice the longest wait between two looks, so that one slow look is no alarm. */
const patienceMs = 5 * 60_000

/** How the mailbox is doing. A process that is gone cannot say that it is: nobody having looked for too long says it. */
export function stateOf(
  folder: Seen | undefined,
  { now, lookEveryMs }: { now: Date; lookEveryMs: number },
): FolderState {
  if (folder?.state === 'failing') return 'failing'
  if (folder?.state !== 'listening' || folder.checkedAt === null) return 'never'
  return now.getTime() - folder.checkedAt.getTime() > 2 * lookEveryMs + patienceMs ? 'silent' : 'listening'
}
