import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const checkout = fileURLToPath(new URL('..', import.meta.url))

const versionOf = (text) => /(\d+)\.(\d+)/.exec(text)?.slice(1).map(Number) ?? [0, 0]
const isAtLeast = (text, [major, minor]) => {
  const [haveMajor, haveMinor] = versionOf(text)
  return haveMajor > major || (haveMajor === major && haveMinor >= minor)
}

export function refuseOldNode() {
  if (isAtLeast(process.version, [20, 19])) return
  console.error(
    `Xiaobao needs Node 20.19 or newer to begin (it brings its own Node 24 for the rest); this is ${process.version}.`,
  )
  end(1)
}

let chosen
/** The Node that runs the server: the one npm installed for this machine, else this one if it can run TypeScript. */
export function serverNode() {
  if (chosen) return chosen
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const program = process.platform === 'win32' ? 'node.exe' : 'node'
  const installed = join(checkout, 'node_modules', `node-${platform}-${process.arch}`, 'bin', program)
  const works = existsSync(installed) && spawnSync(installed, ['-v']).status === 0
  if (works) return (chosen = installed)
  if (isAtLeast(process.version, [22, 18])) return (chosen = process.execPath)
  console.error(
    `No Node 24 came with the installation for ${process.platform}-${process.arch}, and ${process.version} cannot run TypeScript. Install Node 24 and start again.`,
  )
  return end(1)
}

/** The caller's PATH, with the server's Node first or (for npm itself, which may replace it) without node_modules. */
export function environment({ withNode }) {
  const own = join(checkout, 'node_modules') + sep
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => !entry.startsWith(own))
  // Compiled code is kept between starts: reading the sources is half of a start.
  const cache = process.env.NODE_COMPILE_CACHE ?? join(own, '.cache', 'node')
  return {
    ...process.env,
    NODE_COMPILE_CACHE: cache,
    PATH: [...(withNode ? [dirname(serverNode())] : []), ...path].join(delimiter),
  }
}

/** Runs the server's Node in the foreground, hands signals on, and resolves to its exit code. */
export function runNode(args, env = {}) {
  const child = spawn(serverNode(), args, {
    cwd: checkout,
    stdio: 'inherit',
    env: { ...environment({ withNode: true }), ...env },
  })
  const onSignal = (signal) => {
    // Ctrl+C in a terminal reaches the child by itself; twice would mean "at once".
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal)
  stopWithNpm(child)
  return new Promise((ended) => {
    child.on('error', (error) => {
      console.error(`${serverNode()} cannot be started: ${error.message}`)
      ended(1)
    })
    child.on('exit', (code, signal) => ended(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
}

/** `kill` of npm ends npm and its shell without a word to us; our parent being gone is how it is noticed. */
function stopWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    child.kill('SIGTERM')
  }, 250)
  child.on('exit', () => clearInterval(watch))
}

/** Runs it quietly to its end: exit code and everything it said. */
export function captureNode(args, env = {}) {
  const result = spawnSync(serverNode(), args, {
    cwd: checkout,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: { ...environment({ withNode: true }), ...env },
  })
  return { code: result.status ?? 1, output: `${result.stdout ?? ''}${result.stderr ?? ''}` }
}

export function end(code) {
  process.exit(code)
}
