// The door of the repository: `npm start`, `npm test`, `npm run check`, `npm run bench`, `npm run generate`.
// Plain JavaScript without dependencies, because it runs before anything is installed and on older versions of Node.
import { existsSync, readdirSync } from 'node:fs'
import { check } from './check.mjs'
import { ensureInstalled } from './install.mjs'
import { checkout, end, refuseOldNode, runNode } from './node.mjs'
import { ensurePages } from './pages.mjs'
import { runTests } from './test.mjs'

const commands = {
  async start(args) {
    ensureInstalled()
    ensurePages()
    return runNode(['src/main.ts', ...(args.length > 0 ? args : ['serve'])])
  },
  async test(args) {
    ensureInstalled()
    return runTests(args)
  },
  async check() {
    ensureInstalled()
    return check()
  },
  async bench([name, ...args]) {
    ensureInstalled()
    const known = readdirSync(`${checkout}/bench`).filter((file) => file.endsWith('.ts') && !file.includes('-'))
    if (name !== undefined && existsSync(`${checkout}/bench/${name}.ts`)) return runNode([`bench/${name}.ts`, ...args])
    console.log(
      `Say which: ${known.map((file) => `npm run bench ${file.slice(0, -3)}`).join(', ')}. bench/README.md describes them.`,
    )
    return name === undefined ? 0 : 2
  },
  async pages() {
    ensureInstalled()
    ensurePages()
    return 0
  },
  async xiaobao(args) {
    ensureInstalled()
    return runNode(['src/main.ts', ...args])
  },
  async generate(args) {
    ensureInstalled()
    return runNode(['scripts/generate.ts', ...args])
  },
}

refuseOldNode()
const [name = '', ...args] = process.argv.slice(2)
const command = commands[name]
if (command) end(await command(args))
else {
  console.error(`scripts/run.mjs knows ${Object.keys(commands).join(', ')}; not "${name}".`)
  end(2)
}
