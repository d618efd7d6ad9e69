import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryHome } from '../src/kernel/db/temporary-home.ts'

const checkout = fileURLToPath(new URL('..', import.meta.url))
const port = 7149

test(
  'a server that is told to stop the moment it answers ends cleanly and takes its database along',
  { timeout: 240_000 },
  async () => {
    const home = temporaryHome('xiaobao-stop-')
    const secret = randomBytes(32).toString('base64url')
    const own = {
      PORT: String(port),
      HOST: '127.0.0.1',
      XIAOBAO_HOME: home,
      XIAOBAO_SECRET: secret,
      LOG_LEVEL: 'fatal',
    }
    try {
      for (const afterMs of [0, 20]) {
        const child = spawn(process.execPath, ['src/main.ts', 'serve'], {
          cwd: checkout,
          env: { ...process.env, NODE_ENV: 'test', ...own },
          stdio: 'ignore',
        })
        const ended = once(child, 'exit')
        while (!(await answers())) await pause(2)
        await pause(afterMs)
        child.kill('SIGTERM')
        expect(await ended).toEqual([0, null])
        expect(existsSync(`${home}/database/postmaster.pid`)).toBe(false)
      }
    } finally {
      rmSync(home, { recursive: true, force: true })
    }
  },
)

const answers = (): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/readyz`)
    .then((response) => response.ok)
    .catch(() => false)
