import { chownSync, existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { program, type Binaries } from './engine-binaries.ts'
import { serverPassword } from './engine-data.ts'
import { EngineError } from './engine-error.ts'
import type { EngineHome } from './engine-home.ts'
import { runProgram } from './engine-process.ts'
import { postgresqlConf } from './engine-settings.ts'
import { removeStaleLocks } from './engine-stale-locks.ts'

export type Server = {
  readonly home: EngineHome
  readonly binaries: Binaries
  readonly memoryMb: number
  readonly durable: boolean
}

const local = process.platform !== 'win32'
/** How long a server that refuses to start because another seems to run is tried again. */
const contestedMs = 10_000
/** How long a server that answers "starting up" (recovery) or "shutting down" is waited for. */
const busyMs = 600_000

/**
 * One way in for everybody: a socket in a private folder, or a loopback port with a password on Windows. The port is part of the
 * socket's name too, and an operator may have set another one.
 */
export function connectionString({ home }: Server, database: string): string {
  const port = runningPort(home) ?? 5432
  if (local) return `postgresql://xiaobao@localhost/${database}?host=${encodeURIComponent(home.socket)}&port=${port}`
  return `postgresql://xiaobao:${serverPassword(home)}@127.0.0.1:${port}/${database}`
}

/** Makes sure the server of this home runs, whoever started it. */
export async function ensureRunning(server: Server): Promise<'started' | 'adopted'> {
  const began = Date.now()
  let why = ''
  for (;;) {
    const state = await probe(server)
    if (state === 'up') return 'adopted'
    if (state === 'down') {
      const attempt = await tryStart(server)
      if (attempt === 'started') return attempt
      why = attempt.contested
    }
    if (Date.now() - began > (state === 'busy' ? busyMs : contestedMs)) {
      throw new EngineError(
        `PostgreSQL in ${server.home.data} neither answers nor can be started:\n${why || 'it stays busy'}`,
      )
    }
    await pause(100)
  }
}

async function probe(server: Server): Promise<'up' | 'busy' | 'down'> {
  if (runningPort(server.home) === null) return 'down'
  const client = new Client({ connectionString: connectionString(server, 'postgres'), connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return 'up'
  } catch (error) {
    // 57P03: starting up, shutting down or recovering; 53300: every place taken, so it runs.
    const { code } = error as NodeJS.ErrnoException
    if (code === '53300') return 'up'
    return code === '57P03' ? 'busy' : 'down'
  } finally {
    await client.end().catch(() => {})
  }
}

async function tryStart(server: Server): Promise<'started' | { readonly contested: string }> {
  const { home, binaries } = server
  await writeConf(server)
  removeStaleLocks(home.data, home.socket)
  const log = join(home.log, `start-${process.pid}.log`)
  rmSync(log, { force: true })
  const options = ['-D', home.data, '-l', log, '-w', '-t', '3600', 'start']
  const { ok, output } = await runProgram(program(binaries.bin, 'pg_ctl'), options, home.user)
  const said = `${existsSync(log) ? readFileSync(log, 'utf8').trim() : output}\n${ok ? '' : newestLog(home.log)}`
  rmSync(log, { force: true })
  if (ok) return 'started'
  // Killed a moment ago and not yet gone, or another process of ours was quicker.
  if (/postmaster\.pid|shared memory block|could not bind|in use|lock file/.test(said)) return { contested: said }
  throw new EngineError(`PostgreSQL did not start:\n${said.slice(-2_000)}\nMore may stand in ${home.log}.`)
}

/** After its first words the server writes to the log of the weekday. */
function newestLog(folder: string): string {
  const files = readdirSync(folder).filter((name) => name.startsWith('postgres-'))
  const newest = files.map((name) => join(folder, name)).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0]
  return newest === undefined ? '' : readFileSync(newest, 'utf8').slice(-1_000)
}

async function writeConf(server: Server): Promise<void> {
  const { home } = server
  const file = join(home.data, 'postgresql.conf')
  const draft = `${file}.new-${process.pid}`
  const port = local ? 5432 : await freePort()
  writeFileSync(draft, postgresqlConf({ ...server, port }), { mode: 0o600 })
  if (home.user) chownSync(draft, home.user.uid, home.user.gid)
  renameSync(draft, file)
}

/** The fourth line of postmaster.pid is the port of the running server. */
function runningPort(home: EngineHome): number | null {
  const file = join(home.data, 'postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[3]) || null : null
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const listener = createServer().on('error', failed)
    listener.listen(0, '127.0.0.1', () => {
      const address = listener.address()
      listener.close(() => found(typeof address === 'object' && address ? address.port : 5432))
    })
  })
}

/** Running transactions are rolled back, everything acknowledged is on disk. */
export async function stopServer({ home, binaries }: Server): Promise<void> {
  const options = ['-D', home.data, '-m', 'fast', '-w', '-t', '120', 'stop']
  const { ok, output } = await runProgram(program(binaries.bin, 'pg_ctl'), options, home.user)
  if (!ok && existsSync(join(home.data, 'postmaster.pid'))) throw new EngineError(`PostgreSQL did not stop:\n${output}`)
}
