import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { OsUser } from './engine-home.ts'

const execute = promisify(execFile)

export type Ended = { readonly ok: boolean; readonly output: string }

/** Runs one of PostgreSQL's programs as its user, without the PG* variables of whoever started us, and says how it ended. */
export async function runProgram(file: string, args: readonly string[], user: OsUser | null): Promise<Ended> {
  const become = user ? { uid: user.uid, gid: user.gid } : {}
  try {
    const { stdout, stderr } = await execute(file, [...args], { ...become, cwd: '/', env: cleanEnvironment() })
    return { ok: true, output: stdout + stderr }
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string }
    return { ok: false, output: `${stdout}${stderr}`.trim() || message }
  }
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|NODE_|npm_)/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}
