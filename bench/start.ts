import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { temporaryHome } from '../src/kernel/db/temporary-home.ts'

/** First start (empty home, demo data loaded), second start to ready, and what the server then holds in memory. */
const secondStartLimitMs = 5_000
const port = Number(process.env['PORT'] ?? 7138)
const home = temporaryHome('xiaobao-bench-start-')
const checkout = fileURLToPath(new URL('..', import.meta.url))

type Started = { readonly child: ChildProcess; readonly readyMs: number; readonly firstPageMs: number }

/** Whatever still runs when the bench ends is ended with it. */
const running: { child?: ChildProcess } = {}

async function start(): Promise<Started> {
  const began = performance.now()
  const env = { ...process.env, XIAOBAO_HOME: home, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'warn' }
  const child = spawn(process.execPath, ['src/main.ts', 'serve'], {
    cwd: checkout,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  running.child = child
  const gone = { code: null as number | null }
  child.on('exit', (code) => (gone.code = code ?? 1))
  const answers = async (path: string) => {
    while (gone.code === null) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => null)
      await answer?.arrayBuffer()
      if (answer?.ok) return performance.now() - began
      await pause(10)
    }
    throw new Error(`the server ended with ${gone.code} before it was ready`)
  }
  const readyMs = await answers('/readyz')
  return {
    child,
    readyMs,
    firstPageMs: existsSync(`${checkout}/web/dist/client/index.html`) ? await answers('/') : Number.NaN,
  }
}

async function stop({ child }: Started): Promise<number> {
  const began = performance.now()
  child.kill('SIGTERM')
  await once(child, 'exit')
  return performance.now() - began
}

/** Proportional memory (shared pages counted once, divided among those that share them) and resident memory, in MB. */
function memoryOf(pids: readonly number[]): { pss: number; rss: number } {
  const sum = { pss: 0, rss: 0 }
  for (const pid of pids) {
    const file = `/proc/${pid}/smaps_rollup`
    const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
    sum.pss += Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0) / 1024
    sum.rss += Number(/^Rss:\s+(\d+)/m.exec(text)?.[1] ?? 0) / 1024
  }
  return sum
}

function databaseProcesses(): number[] {
  const postmaster = Number(readFileSync(`${home}/database/postmaster.pid`, 'utf8').split('\n')[0])
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && existsSync(`/proc/${name}/stat`))
    .filter((name) => Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1]) === postmaster)
  return [postmaster, ...children.map(Number)]
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`
const megabytes = ({ pss, rss }: { pss: number; rss: number }) => `${pss.toFixed(0)} MB (resident ${rss.toFixed(0)} MB)`

/** Three starts of the full home; after the last a moment of rest: what is held afterwards, not what starting needs. */
async function startAgain(): Promise<number[]> {
  const times: number[] = []
  for (let run = 1; run <= 3; run += 1) {
    const again = await start()
    times.push(again.readyMs)
    if (run === 3) await describe(again, times)
    console.log(`  stopped in ${seconds(await stop(again))}`)
  }
  return times
}

async function describe(again: Started, times: readonly number[]): Promise<void> {
  await pause(2_000)
  const page = Number.isNaN(again.firstPageMs)
    ? 'pages are not built'
    : `first page after ${seconds(again.firstPageMs)}`
  console.log(`second start: ready after ${times.map(seconds).join(', ')}; ${page}`)
  if (process.platform !== 'linux') return
  console.log(`memory of the server process: ${megabytes(memoryOf([again.child.pid ?? 0]))}`)
  console.log(`memory of PostgreSQL: ${megabytes(memoryOf(databaseProcesses()))}`)
}

console.log(
  `${cpus().length} × ${cpus()[0]?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}`,
)
try {
  const first = await start()
  console.log(`first start, empty home, demo data loaded: ready after ${seconds(first.readyMs)}`)
  await stop(first)
  const worst = Math.max(...(await startAgain()))
  const verdict = worst <= secondStartLimitMs ? 'PASS' : 'FAIL'
  console.log(`${verdict}: second start to ready ${seconds(worst)}, limit ${seconds(secondStartLimitMs)}`)
  process.exitCode = verdict === 'PASS' ? 0 : 1
} finally {
  running.child?.kill('SIGKILL')
  rmSync(home, { recursive: true, force: true })
}
