import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { isAlive } from '../../src/kernel/db/engine-data.ts'
import { startEngine } from '../../src/kernel/db/engine.ts'
import { migrate } from '../../src/kernel/db/migrate.ts'
import { temporaryFolder, temporaryHome } from '../../src/kernel/db/temporary-home.ts'
import { untilQuiet } from './crash/run.ts'
import { demoHome } from './demo-home.ts'
import { databaseAt, runSql } from './sql.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server of this run; its database `template_migrated` is what every test database is copied from. */
    readonly server: string
  }
}

const prefix = 'xiaobao-test-'
const checkout = fileURLToPath(new URL('../..', import.meta.url))

/** One server per run in a home of its own, so any number of runs go side by side. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  removeAbandoned()
  const demo = await prepareBrowser()
  const home = temporaryHome(`${prefix}${process.pid}-`, quickFolder())
  const engine = await startEngine({ home, durable: false, memoryMb: 2048 })
  const server = databaseAt(engine.connectionString, 'postgres')
  await runSql(server, 'create database template_migrated')
  await migrate(databaseAt(server, 'template_migrated'))
  // Nobody, not even autovacuum's neighbours, may be connected to a database while it is copied.
  await runSql(server, 'alter database template_migrated with allow_connections false')
  project.provide('server', server)
  return async () => {
    if (demo) rmSync(demo, { recursive: true, force: true })
    await engine.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

/** The tests in the browser look at the pages as they are now, and each of them at its own copy of one demo marketplace. */
async function prepareBrowser(): Promise<string | null> {
  if (process.env['XIAOBAO_BROWSER'] !== '1' || process.env['XIAOBAO_URL']) return null
  execFileSync(process.execPath, ['scripts/run.mjs', 'pages'], { cwd: checkout, stdio: 'inherit' })
  const home = temporaryHome(`${prefix}${process.pid}-demo-`)
  const env = { ...process.env, XIAOBAO_HOME: home }
  execFileSync(process.execPath, ['src/main.ts', 'demo'], { cwd: checkout, env, stdio: 'inherit' })
  await workOff(home, env)
  process.env[demoHome] = home
  return home
}

/** What a freshly loaded demo still has to do is done once, not in every copy: tests then look at a quiet house. */
async function workOff(home: string, env: NodeJS.ProcessEnv): Promise<void> {
  const worker = spawn(process.execPath, ['src/main.ts', 'worker'], { cwd: checkout, env, stdio: 'ignore' })
  const ended = once(worker, 'exit')
  const database = `postgresql://xiaobao@localhost/xiaobao?host=${encodeURIComponent(`${home}/run`)}&port=5432`
  await untilItAnswers(database, worker)
  const left = await untilQuiet(database)
  for (const job of left) console.log(`a job of the demo was still waiting: ${job}`)
  worker.kill('SIGTERM')
  await ended
}

const longestStartMs = 60_000
async function untilItAnswers(database: string, worker: ChildProcess): Promise<void> {
  for (const began = Date.now(); ; await pause(100)) {
    const answer = await runSql(database, 'select 1').catch((error: unknown) => error)
    if (Array.isArray(answer)) return
    if (worker.exitCode !== null || Date.now() - began > longestStartMs) throw answer
  }
}

/** Where Linux keeps files in memory. Copying the template is ten times quicker there, and nothing of it has to last. */
const inMemory = '/dev/shm'
const roomNeeded = 3 * 2 ** 30
function quickFolder(): string {
  if (process.platform !== 'linux' || !existsSync(inMemory)) return temporaryFolder
  const { bavail, bsize } = statfsSync(inMemory)
  return bavail * bsize >= roomNeeded ? inMemory : temporaryFolder
}

/** Servers and folders of runs that were killed. */
function removeAbandoned(): void {
  for (const folder of [temporaryFolder, inMemory].filter((place) => existsSync(place)))
    for (const name of readdirSync(folder).filter((entry) => entry.startsWith(prefix))) {
      const runner = Number(name.slice(prefix.length).split('-')[0])
      if (isAlive(runner)) continue
      const home = join(folder, name)
      stopServerIn(join(home, 'database'))
      rmSync(home, { recursive: true, force: true })
    }
}

function stopServerIn(data: string): void {
  try {
    const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
    const command =
      process.platform === 'linux' ? execFileSync('ps', ['-o', 'args=', '-p', String(pid)]).toString() : data
    if (command.includes(data)) process.kill(pid, 'SIGINT')
  } catch {
    // Not running, or gone in between.
  }
}
