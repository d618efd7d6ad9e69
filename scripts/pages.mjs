import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { captureNode, checkout, end } from './node.mjs'

const web = join(checkout, 'web')
const dist = join(web, 'dist')
const stamp = join(dist, '.sources')

/** Builds the pages when their sources are not those of the last build. */
export function ensurePages() {
  if (!existsSync(join(web, 'index.html'))) return
  const wanted = hashOfSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  if (!existsSync(join(checkout, 'node_modules/vite/bin/vite.js'))) {
    if (existsSync(join(dist, 'client', 'index.html'))) return
    console.error('The pages are not built and vite is not installed: run `npm ci` with development packages once.')
    end(1)
  }
  console.log('Building the pages ...')
  build(wanted)
}

/** Made aside and renamed, so a server that runs keeps whole pages. */
function build(wanted) {
  const draft = join(web, `dist.new-${process.pid}`)
  const old = join(web, `dist.old-${process.pid}`)
  const vite = [
    'node_modules/vite/bin/vite.js',
    'build',
    'web',
    '--outDir',
    draft,
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ]
  const { code, output } = captureNode(vite, { NODE_ENV: 'production' })
  if (code !== 0) {
    rmSync(draft, { recursive: true, force: true })
    console.error(`The pages could not be built:\n${output}`)
    end(1)
  }
  writeFileSync(join(draft, '.sources'), wanted)
  if (existsSync(dist)) renameSync(dist, old)
  renameSync(draft, dist)
  rmSync(old, { recursive: true, force: true })
}

/** The pages import their own folder and the contracts of the server. */
function hashOfSources() {
  const files = [
    ...filesBelow(web, (path) => !/^(dist|node_modules)/.test(relative(web, path))),
    ...filesBelow(join(checkout, 'src'), (path) => !/\.\w+$/.test(path) || path.endsWith('.contract.ts')),
    join(checkout, 'package-lock.json'),
  ]
  const hash = createHash('sha256')
  for (const file of files.sort()) hash.update(relative(checkout, file)).update(readFileSync(file))
  return hash.digest('hex')
}

function filesBelow(folder, wanted) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => wanted(join(folder, entry.name)))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? filesBelow(path, wanted) : [path]
    })
}
