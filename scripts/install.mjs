import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout, end, environment } from './node.mjs'

/** Installs what the lock file names when something of it is missing or of another version. */
export function ensureInstalled() {
  const missing = missingPackages()
  if (missing.length === 0) return
  console.log(`Installing packages (${missing.length} missing or changed, such as ${missing[0]}) ...`)
  const install = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: checkout,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: environment({ withNode: false }),
  })
  if (install.status === 0) return
  console.error(install.error ? `npm cannot be started: ${install.error.message}` : 'npm ci failed; see above.')
  end(1)
}

/** npm keeps a list of what it has installed; packages for other systems are optional and not in it. */
function missingPackages() {
  const hidden = join(checkout, 'node_modules', '.package-lock.json')
  const wanted = packagesOf(join(checkout, 'package-lock.json'))
  const present = existsSync(hidden) ? packagesOf(hidden) : {}
  const withoutDev = process.env.NODE_ENV === 'production' || /\bdev\b/.test(process.env.npm_config_omit ?? '')
  return Object.entries(wanted)
    .filter(([path, entry]) => {
      if (path === '' || entry.optional || entry.devOptional || entry.peer || (withoutDev && entry.dev)) return false
      return present[path]?.version !== entry.version
    })
    .map(([path]) => path.replace('node_modules/', ''))
}

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
