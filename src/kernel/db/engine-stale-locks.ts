import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * PostgreSQL itself takes over the lock files of a process that is gone. It cannot when the number now belongs to another
 * program of its user, or to a dead process nobody has collected (both happen in containers): it would refuse to start forever.
 * The lock of the data is removed only when no process is attached to the memory it names, because an orphaned backend may
 * still write. The lock of the socket protects nothing but the socket, which lies in a folder of its own.
 */
export function removeStaleLocks(data: string, socketFolder: string): void {
  if (process.platform !== 'linux') return
  const lock = readLock(join(data, 'postmaster.pid'))
  if (lock && (isPostgres(lock.pid) || lock.memory === undefined || attached(lock.memory) > 0)) return
  rmSync(join(data, 'postmaster.pid'), { force: true })
  for (const name of readdirSync(socketFolder).filter((entry) => entry.endsWith('.lock'))) {
    const file = join(socketFolder, name)
    if (isPostgres(readLock(file)?.pid ?? 0)) continue
    rmSync(file, { force: true })
    rmSync(file.replace(/\.lock$/, ''), { force: true })
  }
}

function readLock(file: string): { readonly pid: number; readonly memory: string | undefined } | null {
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  return { pid: Number(lines[0]), memory: lines[6]?.trim().split(/\s+/)[1] }
}

function isPostgres(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [, name, state] = /\((.*)\) (\S)/.exec(stat) ?? []
    return name === 'postgres' && state !== 'Z'
  } catch {
    return false
  }
}

/** How many processes hold the shared memory segment with this id. */
function attached(id: string): number {
  const [head = '', ...rows] = readFileSync('/proc/sysvipc/shm', 'utf8').split('\n')
  const columns = head.trim().split(/\s+/)
  const row = rows.map((line) => line.trim().split(/\s+/)).find((cells) => cells[columns.indexOf('shmid')] === id)
  return Number(row?.[columns.indexOf('nattch')] ?? 0)
}
