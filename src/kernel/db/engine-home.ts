import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, existsSync, lstatSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { EngineError } from './engine-error.ts'

/** The operating-system user PostgreSQL runs as. It refuses to run as root, and rightly so. */
export type OsUser = { readonly name: string; readonly uid: number; readonly gid: number }

/** The folders of the embedded database below XIAOBAO_HOME. */
export type EngineHome = {
  readonly root: string
  readonly data: string
  readonly socket: string
  readonly log: string
  readonly binaries: string
  /** Whom to become before starting PostgreSQL; null: stay who we are. */
  readonly user: OsUser | null
}

const runningAsRoot = (): boolean => process.getuid?.() === 0

/** Where data goes when nobody said: beside the checkout, or where an unprivileged user can follow. */
export function defaultHome(checkout: string): string {
  const beside = join(checkout, '.xiaobao')
  if (!runningAsRoot()) return beside
  const user = serverUser(join(beside, 'database'))
  return mayEnter(user, beside) ? beside : '/var/lib/xiaobao'
}

export function prepareHome(root: string): EngineHome {
  const home = resolve(root)
  const data = join(home, 'database')
  const user = runningAsRoot() ? serverUser(data) : null
  // Others may pass through to what is theirs (0711), never look around.
  mkdirSync(home, { recursive: true, mode: user ? 0o711 : 0o700 })
  if (user && !mayEnter(user, home)) throw new EngineError(notReachable(home, user))
  refuseForeignData(data)
  const prepared = { root: home, data, socket: socketFolder(home), log: join(home, 'log'), user }
  for (const folder of [prepared.socket, prepared.log]) ownFolder(folder, user)
  return { ...prepared, binaries: join(home, 'engine') }
}

const notReachable = (home: string, user: OsUser) =>
  `XIAOBAO_HOME ${home} cannot be entered by the user "${user.name}", as whom PostgreSQL runs when Xiaobao is started by root. ` +
  `Choose a folder outside of private ones such as /root, for example XIAOBAO_HOME=/var/lib/xiaobao.`

/** A private folder of the server's user; one that somebody else made first is refused. */
export function ownFolder(folder: string, user: OsUser | null): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  if (!found.isDirectory()) throw new EngineError(`${folder} is in the way: it is not a folder.`)
  if (user && found.uid !== user.uid && found.uid === 0) return chownSync(folder, user.uid, user.gid)
  const mine = user?.uid ?? process.getuid?.()
  if (mine !== undefined && found.uid !== mine) {
    throw new EngineError(
      `${folder} belongs to another user (uid ${found.uid}). Start Xiaobao as that user, or move the folder away.`,
    )
  }
}

function refuseForeignData(data: string): void {
  const me = process.getuid?.()
  if (me === undefined || me === 0 || !existsSync(data)) return
  const owner = statSync(data).uid
  if (owner === me) return
  const name = users().find((user) => user.uid === owner)?.name ?? `uid ${owner}`
  throw new EngineError(
    `The database in ${data} belongs to ${name}. Start Xiaobao as ${name} or as root, or set XIAOBAO_HOME to another folder.`,
  )
}

/** Who already owns the data stays its owner; otherwise a user made for us, otherwise nobody. */
function serverUser(data: string): OsUser {
  const known = users()
  const owner = existsSync(data) ? statSync(data).uid : 0
  const user =
    known.find(({ uid }) => owner !== 0 && uid === owner) ??
    known.find(({ name }) => name === 'xiaobao') ??
    known.find(({ name }) => name === 'nobody')
  return user ?? { name: `uid ${owner || 65534}`, uid: owner || 65534, gid: owner || 65534 }
}

function users(): readonly OsUser[] {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : []
  return lines
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4 && fields[0] !== '')
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}

/** Asked of the kernel itself, as that user: modes, groups and access lists all count. */
function mayEnter(user: OsUser, folder: string): boolean {
  let nearest = folder
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest)
  const asked = spawnSync('/bin/sh', ['-c', 'test -x "$0"', nearest], { uid: user.uid, gid: user.gid, cwd: '/' })
  return asked.status === 0
}

/** The path of a Unix socket has at most 107 bytes (103 on macOS), so a deep home gets its socket in the temporary folder. */
function socketFolder(home: string): string {
  const beside = join(home, 'run')
  if (/^[\w/.-]{1,80}$/.test(beside)) return beside
  const temporary = runningAsRoot() ? '/tmp' : tmpdir()
  return join(temporary, `xiaobao-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`)
}
