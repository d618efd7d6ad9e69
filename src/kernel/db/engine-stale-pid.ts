import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * PostgreSQL itself takes over a postmaster.pid whose process is gone. It cannot when the number now belongs to another
 * program of its user, or to a dead process nobody has collected (both happen in containers): it would refuse to start forever.
 * The file is removed only when no process is attached to the memory it names, because an orphaned backend may still write.
 */
export function removeStalePid(data: string): void {
  const file = join(data, 'postmaster.pid')
  if (process.platform !== 'linux' || !existsSync(file)) return
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  const memory = lines[6]?.trim().split(/\s+/)[1]
  if (!Number.isInteger(pid) || memory === undefined) return
  if (!isPostgres(pid) && attached(memory) === 0) rmSync(file, { force: true })
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
