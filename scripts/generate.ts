import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { build } from 'vite'
import { fileURLToPath } from 'node:url'
import { assemble } from '../src/app.ts'
import { lifecycleDiagram } from '../src/complaints/lifecycle/diagram.rules.ts'
import { unopenedParts } from '../src/kernel-parts.ts'
import { settingsPage } from '../src/kernel/config/settings-page.ts'
import { startEngine } from '../src/kernel/db/engine.ts'
import { generateTables } from '../src/kernel/db/generate-tables.ts'
import { migrate } from '../src/kernel/db/migrate.ts'
import { temporaryHome } from '../src/kernel/db/temporary-home.ts'
import { openApiOf } from '../src/kernel/http/openapi.ts'

/** Rewrites what is generated; with `--check` it only says what is out of date, and fails. */
const generated: Readonly<Record<string, () => string | Promise<string>>> = {
  'src/kernel/db/tables.ts': readTables,
  'docs/settings.md': settingsPage,
  'docs/openapi.json': readOpenApi,
  'docs/lifecycle.md': lifecycleDiagram,
  'web/public/xiaobao-verify.js': verifierFile,
}

/** From the contracts alone: nothing is started or opened for it. */
function readOpenApi(): string {
  return `${JSON.stringify(openApiOf(assemble(unopenedParts())), null, 1)}\n`
}

/** What checks receipts, in one file without dependencies, to be read by whoever does not want to believe it: not made small. */
async function verifierFile(): Promise<string> {
  const entry = fileURLToPath(new URL('../src/kernel/proof/verifier-file.ts', import.meta.url))
  const made = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry, formats: ['es'], fileName: 'xiaobao-verify' },
      rolldownOptions: { external: [/^node:/], output: { codeSplitting: false } },
    },
  })
  const [first] = [made].flat()
  const code = first && 'output' in first ? first.output[0].code : ''
  if (code === '') throw new Error('the file that checks receipts was not made')
  return `// Made by npm run generate from src/kernel/proof; Apache-2.0.\n${code}`
}

/** The row types, from a database migrated from nothing. */
async function readTables(): Promise<string> {
  const home = temporaryHome('xiaobao-generate-')
  const engine = await startEngine({ home, durable: false, memoryMb: 1024 })
  try {
    await migrate(engine.connectionString)
    return await generateTables(engine.connectionString)
  } finally {
    await engine.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

const onlyCheck = process.argv.includes('--check')
for (const [path, generate] of Object.entries(generated)) {
  const file = new URL(`../${path}`, import.meta.url)
  const wanted = await generate()
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) continue
  if (!onlyCheck) writeFileSync(file, wanted)
  else process.exitCode = 1
  console.log(onlyCheck ? `${path} is out of date: run npm run generate` : `${path} written`)
}
