import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { program, type Binaries } from './engine-binaries.ts'
import { EngineError } from './engine-error.ts'
import type { EngineHome } from './engine-home.ts'
import { runProgram } from './engine-process.ts'

/** Only Windows needs a password: elsewhere the way in is a socket in a private folder. */
export function serverPassword(home: EngineHome): string | null {
  if (process.platform !== 'win32') return null
  const file = join(home.root, 'database.secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' })
  return readFileSync(file, 'utf8')
}

/** The data folder, made when there is none; data of another major version is refused, never touched. */
export async function prepareData(home: EngineHome, binaries: Binaries, durable: boolean): Promise<void> {
  removeDrafts(home)
  if (!existsSync(home.data)) await createData(home, binaries, durable)
  const marker = join(home.data, 'PG_VERSION')
  if (!existsSync(marker))
    throw new EngineError(`${home.data} holds no PostgreSQL database (there is no PG_VERSION in it).`)
  const major = Number.parseInt(readFileSync(marker, 'utf8'), 10)
  if (major === binaries.major) return
  throw new EngineError(
    `The data in ${home.data} is of PostgreSQL ${major}, but the engine here is PostgreSQL ${binaries.major}. ` +
      `Nothing was changed. Start with the programs of ${major} (XIAOBAO_PG_BIN), or move the data over as docs/operate.md describes under "Another major version".`,
  )
}

/** Made aside and renamed: a start that is killed half way, or two at once, never leave half a database. */
async function createData(home: EngineHome, { bin, major }: Binaries, durable: boolean): Promise<void> {
  const draft = `${home.data}.new-${process.pid}`
  mkdirSync(draft, { mode: 0o700 })
  if (home.user) chownSync(draft, home.user.uid, home.user.gid)
  const password = serverPassword(home) === null ? [] : [`--pwfile=${join(home.root, 'database.secret')}`]
  const locale = major >= 17 ? ['--locale-provider=builtin', '--locale=C.UTF-8'] : ['--locale=C.UTF-8']
  const access = ['--username=xiaobao', '--auth-local=trust', '--auth-host=scram-sha-256', ...password]
  const safety = durable ? ['--data-checksums'] : ['--no-sync']
  const options = ['-D', draft, '--encoding=UTF8', ...locale, ...access, ...safety, '--no-instructions']
  const made = await runProgram(program(bin, 'initdb'), options, home.user)
  if (!made.ok) {
    rmSync(draft, { recursive: true, force: true })
    throw new EngineError(`PostgreSQL could not create its data folder ${home.data}:\n${made.output}`)
  }
  try {
    renameSync(draft, home.data)
    syncFolder(home.root)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(home.data)) throw error
  }
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

/** What a start killed during initdb left behind. */
function removeDrafts(home: EngineHome): void {
  for (const name of readdirSync(home.root)) {
    const maker = /^database\.new-(\d+)$/.exec(name)?.[1]
    if (maker !== undefined && !isAlive(Number(maker))) rmSync(join(home.root, name), { recursive: true, force: true })
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
