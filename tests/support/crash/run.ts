import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { temporaryHome } from '../../../src/kernel/db/temporary-home.ts'
import { serverPid } from '../engine-processes.ts'
import { runSql } from '../sql.ts'
import { crashTables } from './part.ts'

export type CrashOptions = {
  readonly kills: number
  readonly writers: number
  readonly port: number
  readonly say?: (line: string) => void
}
export type CrashReport = {
  readonly kills: number
  readonly acknowledged: number
  readonly written: number
  readonly lost: number
  readonly doubledWrites: number
  readonly missingReactions: number
  readonly doubledReactions: number
  readonly stuckJobs: number
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
  const load = { stopped: false, acknowledged: new Set<string>() }
  const readyMs: number[] = []
  let server = await startServer(home, options.port).catch((error: unknown) => {
    rmSync(home, { recursive: true, force: true })
    throw error
  })
  try {
    await runSql(database, crashTables)
    const cookie = await setUp(base, server.setUpToken)
    const writers = Array.from({ length: options.writers }, () => writeOnAndOn({ base, cookie, load }))
    for (let kill = 1; kill <= options.kills; kill += 1) {
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
        `kill ${kill} (${victim}): ready after ${readyMs.at(-1)} ms, ${load.acknowledged.size} acknowledged`,
      )
    }
    load.stopped = true
    await Promise.all(writers)
    await untilQuiet(database)
    return { kills: options.kills, readyMs, ...(await count(database, load.acknowledged)) }
  } finally {
    load.stopped = true
    server.child.kill('SIGTERM')
    await server.ended
    rmSync(home, { recursive: true, force: true })
  }
}

type Server = {
  readonly child: ChildProcess
  readonly setUpToken: string
  /** Resolves to the last words when the process is gone. */
  readonly ended: Promise<string>
}

async function startServer(home: string, port: number): Promise<Server> {
  const own = { PORT: String(port), XIAOBAO_HOME: home, XIAOBAO_SECRET: secret, XIAOBAO_CALLS_PER_MINUTE: '0' }
  const env = { ...process.env, ...own, LOG_LEVEL: 'fatal', NODE_ENV: 'test' }
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (text: Buffer) => (said += text.toString()))
  child.stderr.on('data', (text: Buffer) => (said += text.toString()))
  const ended = once(child, 'exit').then(() => said.slice(-2_000))
  const ready = (async () => {
    while (!/is ready/.test(said)) await pause(10)
    await pause(50)
    return 'ready' as const
  })()
  if ((await Promise.race([ready, ended])) !== 'ready') throw new Error(`the server ended by itself:\n${said}`)
  return { child, ended, setUpToken: /token: (\S+)/.exec(said)?.[1] ?? '' }
}
const secret = randomBytes(32).toString('base64url')

function killDatabase(home: string): number | null {
  const pid = serverPid(home)
  if (pid !== null) process.kill(pid, 'SIGKILL')
  return pid
}

async function setUp(base: string, token: string): Promise<string> {
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

/** A careful client: one key per write, repeated until the server says it is done. */
async function writeOnAndOn({ base, cookie, load }: Load): Promise<void> {
  while (!load.stopped) {
    const id = randomBytes(9).toString('hex')
    const request = {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': id, cookie },
      body: JSON.stringify({ id }),
    }
    while (!(await isAcknowledged(`${base}/api/crash`, request))) await pause(20)
    load.acknowledged.add(id)
  }
}

async function isAcknowledged(url: string, request: RequestInit): Promise<boolean> {
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(15_000) })
    await response.text()
    // A broken database connection is a 5xx; anything else that is not 201 would be a wrong test.
    if (response.status >= 400 && response.status < 500) throw new TypeError(`refused: ${response.status}`)
    return response.status === 201
  } catch (error) {
    if (error instanceof TypeError && error.message.startsWith('refused')) throw error
    return false
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
    if (Date.now() - began > 30_000) throw new Error('the server did not become ready again by itself within 30 s')
    await pause(20)
  }
}

const waiting = `select count(*)::int as jobs from graphile_worker.jobs where task_identifier = 'kernel.react'`

/** All reactions have run, or a minute has passed: what then still waits is stuck. */
async function untilQuiet(database: string): Promise<void> {
  const began = Date.now()
  while (Date.now() - began < 60_000) {
    const [row] = await runSql(database, waiting)
    if (row?.['jobs'] === 0) return
    await pause(200)
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
    stuckJobs: await number(`select jobs from (${waiting}) as waiting`),
  }
}
