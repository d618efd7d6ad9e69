import { spawnSync } from 'node:child_process'
import { captureNode, checkout } from './node.mjs'
import { runTests } from './test.mjs'

/** What must hold before a push, the quick parts first. */
const parts = [
  ['format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']],
  ['lint', ['node_modules/oxlint/bin/oxlint', '--deny-warnings']],
  ['types', ['node_modules/typescript/bin/tsc', '--noEmit']],
  ['generated files', ['scripts/generate.ts', '--check']],
]

export async function check() {
  let failed = 0
  for (const [name, args] of parts) {
    const began = Date.now()
    const { code, output } = captureNode(args)
    if (code !== 0) {
      failed += 1
      console.log(output.trimEnd())
    }
    console.log(`${name}: ${code === 0 ? 'pass' : 'FAIL'} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
  }
  const tests = await runTests([])
  const { stdout } = spawnSync('git', ['status', '--porcelain'], { cwd: checkout, encoding: 'utf8' })
  console.log(stdout ? `working tree: not clean\n${stdout.trimEnd()}` : 'working tree: clean')
  return failed > 0 || tests !== 0 ? 1 : 0
}
