import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { temporaryHome } from '../../../src/kernel/db/temporary-home.ts'
import { serverPid } from '../engine-processes.ts'
import { runSql } from '../sql.ts'
import { countCases, type CaseReport } from './case-count.ts'
import { castOf, writeCases } from './case-writer.ts'
import { acknowledged } from './client.ts'
import { crashTables } from './part.ts'

export type CrashOptions = {
  readonly kills: number
  /** Write to the countable route. */
  readonly writers: number
  /** Take cases through the real routes. */
  readonly caseWriters: number
  readonly port: number
  readonly say?: (line: string) => void
}
export type CrashReport = CaseReport & {
  readonly kills: number
  readonly acknowledged: number
  readonly written: number
  readonly lost: number
  readonly doubledWrites: number
  readonly missingReactions: number
  readonly doubledReactions: number
  readonly stuckJobs: readonly string[]
  /** From starting the process to /readyz, after a kill. */
  readonly readyMs: readonly number[]
}

const script = fileURLToPath(new URL('./server.ts', import.meta.url))
/** Every fourth time the database server is killed with the process, every fourth alone. */
const victims = ['process', 'process', 'both', 'database'] as const

/** Kills the server again and again while writers write, and counts at the end what the database holds. */
export async function crashLoop(options: CrashOptions): Promise<CrashReport> {
  const home = temporaryHome('xiaobao-crash-')
  const base = `http://127.0.0.1:${options.port}`
  const database = `postgresql://xiaobao@localhost/xiaobao?host=${encodeURIComponent(`${home}/run`)}&port=5432`
  const load = { stopped: false, acknowledged: new Set<string>(), cases: new Map<string, string[]>() }
  const readyMs: number[] = []
  let server = await startServer(home, options.port).catch((error: unknown) => {
    rmSync(home, { recursive: true, force: true })
    throw error
  })
  try {
    await runSql(database, crashTables)
    const cookie = await setUp(base, await server.setUpToken())
    const cast = await castOf(base, { cookie })
    const writers = Promise.all([
      ...Array.from({ length: options.writers }, () => writeOnAndOn({ base, cookie, load })),
      ...Array.from({ length: options.caseWriters }, () => writeCases(base, cast, load)),
    ])
    // A writer that was refused ends the loop at once, not after the last kill.
    writers.catch(() => (load.stopped = true))
    for (let kill = 1; kill <= options.kills && !load.stopped; kill += 1) {
      // Two kills of three come in the middle of the work, however slow the machine is; the third may come before any.
      if (kill % 3 !== 0) await untilWorking(load, options.caseWriters)
      await pause(200 + Math.random() * 800)
      const victim = victims[kill % victims.length]
      const began = Date.now()
      const killed = victim === 'process' ? null : killDatabase(home)
      if (victim !== 'database') {
        server.child.kill('SIGKILL')
        await server.ended
        server = await startServer(home, options.port)
      }
      while (serverPid(home) === killed) await pause(10)
      await untilReady(base, server)
      readyMs.push(Date.now() - began)
      options.say?.(
        `kill ${kill} (${victim}): ready after ${readyMs.at(-1)} ms, ${load.acknowledged.size} writes and ${load.cases.size} cases acknowledged`,
      )
    }
    load.stopped = true
    await writers
    const stuckJobs = await untilQuiet(database)
    const writes = await count(database, load.acknowledged)
    return { kills: readyMs.length, readyMs, stuckJobs, ...writes, ...(await countCases(database, load.cases)) }
  } finally {
    load.stopped = true
    server.child.kill('SIGTERM')
    await server.ended
    rmSync(home, { recursive: true, force: true })
  }
}

type Progress = {
  readonly stopped: boolean
  readonly acknowledged: ReadonlySet<string>
  readonly cases: ReadonlyMap<string, readonly string[]>
}
const stepsOf = ({ cases }: Progress): number => [...cases.values()].reduce((sum, steps) => sum + steps.length, 0)

async function untilWorking(load: Progress, fewest: number): Promise<void> {
  const [writes, steps, began] = [load.acknowledged.size, stepsOf(load), Date.now()]
  const works = () => load.acknowledged.size > writes && stepsOf(load) >= steps + fewest
  while (!works() && !load.stopped && Date.now() - began < 30_000) await pause(20)
}

type Server = {
  readonly child: ChildProcess
  /** Printed once, after a first start. */
  readonly setUpToken: () => Promise<string>
  /** Resolves to the last words when the process is gone. */
  readonly ended: Promise<string>
}

export async function startServer(home: string, port: number): Promise<Server> {
  const own = { PORT: String(port), XIAOBAO_HOME: home, XIAOBAO_SECRET: secret, XIAOBAO_CALLS_PER_MINUTE: '0' }
  const env = { ...process.env, ...own, LOG_LEVEL: 'fatal', NODE_ENV: 'test' }
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (text: Buffer) => (said += text.toString()))
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const ended = once(child, 'exit').then(() => said.slice(-2_000))
  const told = async (words: RegExp): Promise<string> => {
    while (!words.test(said) && child.exitCode === null && child.signalCode === null) await pause(10)
    return words.exec(said)?.[1] ?? ''
  }
  const orItEnds = async (words: RegExp): Promise<string> => {
    const heard = await told(words)
    if (!words.test(said)) throw new Error(`the server ended by itself:\n${said}`)
    return heard
  }
  await orItEnds(/is ready/)
  return { child, ended, setUpToken: () => orItEnds(/token: (\S+)/) }
}
const secret = randomBytes(32).toString('base64url')

function killDatabase(home: string): number | null {
  const pid = serverPid(home)
  if (pid !== null) process.kill(pid, 'SIGKILL')
  return pid
}

export async function setUp(base: string, token: string): Promise<string> {
  const admin = {
    token,
    name: 'Crash',
    displayName: 'Crash',
    email: 'crash@example.com',
    password: 'kill-nine-times-nine',
  }
  const response = await fetch(`${base}/api/installation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(admin),
  })
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0]
  if (cookie === undefined) throw new Error(`set-up failed: ${response.status} ${await response.text()}`)
  return cookie
}

type Load = {
  readonly base: string
  readonly cookie: string
  readonly load: { stopped: boolean; acknowledged: Set<string> }
}

async function writeOnAndOn({ base, cookie, load }: Load): Promise<void> {
  while (!load.stopped) {
    const id = randomBytes(9).toString('hex')
    await acknowledged(base, { path: '/api/crash', key: id, body: { id }, as: { cookie } })
    load.acknowledged.add(id)
  }
}

async function untilReady(base: string, server: Server): Promise<void> {
  const began = Date.now()
  const gone = { words: null as string | null }
  void server.ended.then((words) => (gone.words = words))
  for (;;) {
    const answer = await fetch(`${base}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(() => null)
    await answer?.text()
    if (answer?.ok) return
    if (gone.words !== null) throw new Error(`the server ended by itself:\n${gone.words}`)
    if (Date.now() - began > 60_000) throw new Error('the server did not become ready again by itself within 60 s')
    await pause(20)
  }
}

/** What is due, what failed and waits to be tried again, and what was given up; a clock's next rung, days ahead, is neither. */
const waiting = `select format('%s: try %s of %s, %s', task_identifier, attempts, max_attempts, last_error) as job
  from graphile_worker.jobs where (run_at <= now() or attempts > 0) and task_identifier not like 'cron:%'`

/** So long nothing may have become less before what waits is called stuck; a slow machine is not. */
const longestStandstillMs = 90_000
/** Nothing waits any more, or what waits does not become less: that is stuck, and told by name. */
export async function untilQuiet(database: string): Promise<readonly string[]> {
  for (const least = { jobs: Infinity, at: Date.now() }; ; await pause(200)) {
    const jobs = (await runSql(database, waiting)).map(({ job }) => String(job))
    if (jobs.length < least.jobs) Object.assign(least, { jobs: jobs.length, at: Date.now() })
    if (jobs.length === 0 || Date.now() - least.at > longestStandstillMs) return jobs
  }
}

async function count(database: string, acknowledged: ReadonlySet<string>) {
  const number = async (sql: string) => Number((await runSql(database, `select (${sql})::int as n`))[0]?.['n'])
  const rows = await runSql(database, 'select distinct id from crash.written')
  const there = new Set(rows.map((row) => row['id']))
  const facts = `select count(*) from kernel.fact where kind = 'crash.written'`
  return {
    acknowledged: acknowledged.size,
    written: there.size,
    lost: [...acknowledged].filter((id) => !there.has(id)).length,
    doubledWrites:
      (await number('select count(*) - count(distinct id) from crash.written')) +
      Math.abs((await number(facts)) - there.size),
    missingReactions: await number(
      `select count(*) from kernel.fact where kind = 'crash.written' and id not in (select fact from crash.reacted)`,
    ),
    doubledReactions: await number('select count(*) - count(distinct fact) from crash.reacted'),
  }
}
