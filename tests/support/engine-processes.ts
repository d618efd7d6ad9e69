import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { isAlive } from '../../src/kernel/db/engine-data.ts'

export type Holder = {
  readonly pid: number
  readonly connectionString: string
  readonly adopted: boolean
  readonly applied: number
  /** Asks it to stop and waits until it is gone. */
  stop(): Promise<void>
  /** kill -9. */
  kill(): Promise<void>
}

const script = fileURLToPath(new URL('./engine-holder.ts', import.meta.url))
const running = new Set<ChildProcess>()

/** A process of its own that uses the engine in this home. */
export async function holdEngine(home: string, pgBin?: string): Promise<Holder> {
  const child = spawn(process.execPath, [script, home, ...(pgBin ? [pgBin] : [])], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let said = ''
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const gone = once(child, 'exit').then(() => running.delete(child))
  const started = await Promise.race([once(createInterface(child.stdout), 'line'), gone])
  if (!Array.isArray(started)) throw new Error(`the holder ended at once: ${said}`)
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await gone
  }
  const facts = JSON.parse(String(started[0])) as Pick<Holder, 'connectionString' | 'adopted' | 'applied'>
  return { ...facts, pid: child.pid ?? 0, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}

export function killHolders(): void {
  for (const child of running) child.kill('SIGKILL')
}

/** The process of the server in this home, or null when it does not run. */
export function serverPid(home: string): number | null {
  const file = join(home, 'database', 'postmaster.pid')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
  return pid > 0 && isAlive(pid) ? pid : null
}

export const userOf = (pid: number): string =>
  execFileSync('ps', ['-o', 'user=', '-p', String(pid)])
    .toString()
    .trim()

/** Tries until it works; the last error is thrown after ten seconds. */
export async function eventually<T>(work: () => Promise<T>): Promise<T> {
  const began = Date.now()
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (Date.now() - began > 10_000) throw error
      await pause(50)
    }
  }
}
