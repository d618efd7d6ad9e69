import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Ask, Reply } from './story-host.ts'

const script = fileURLToPath(new URL('./story-host.ts', import.meta.url))

/** One process works on the story at a time; where it is to die, the next one is warm: what dies is followed at once. */
export function hostsOn(database: string, { killing }: { readonly killing: boolean }) {
  let kills = 0
  // What the first one compiled the others need not: a kill costs a second and not five.
  const cache = mkdtempSync(join(tmpdir(), 'xiaobao-compiled-'))
  const start = () => {
    const child = fork(script, {
      env: { ...process.env, STORY_DATABASE: database, NODE_COMPILE_CACHE: cache },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    return { child, ready: once(child, 'message') }
  }
  let current = start()
  let spare = killing ? start() : null
  const next = async () => {
    kills += 1
    current = spare ?? start()
    spare = start()
    await current.ready
  }
  /** Null when it died of it. */
  async function ask(what: Ask): Promise<Reply | null> {
    await current.ready
    const { child } = current
    const heard = once(child, 'message').then(([reply]): Reply => reply)
    const gone = once(child, 'exit').then(() => null)
    child.send(what)
    const reply = await Promise.race([heard, gone])
    if (reply === null) await next()
    return reply
  }
  async function kill(): Promise<void> {
    await end(current.child)
    await next()
  }
  const close = async () => {
    await Promise.all([current, spare].map((host) => host && end(host.child)))
    rmSync(cache, { recursive: true, force: true })
  }
  return { ask, kill, close, kills: () => kills }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
