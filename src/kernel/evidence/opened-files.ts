import type { Files } from './file-store.ts'

// Filled once, when the process opens the place where its files are kept; a process has one.
let opened: Files | null = null

export function plugInFiles(files: Files): void {
  opened = files
}

/** For jobs that make or read files; routes of the kernel are handed theirs. */
export function openedFiles(): Files {
  if (!opened) throw new Error('no place for files was opened in this process')
  return opened
}
