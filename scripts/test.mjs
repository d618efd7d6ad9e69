import { existsSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNode } from './node.mjs'

/** Runs the tests and ends with one line for machines: `N passed, N failed`. */
export async function runTests(args) {
  const report = join(tmpdir(), `xiaobao-tests-${process.pid}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await runNode(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args])
  const counted = count(report)
  rmSync(report, { force: true })
  const failed = code !== 0 && counted.failed === 0 ? 1 : counted.failed
  const skipped = counted.skipped > 0 ? `, ${counted.skipped} skipped` : ''
  console.log(`${counted.passed} passed, ${failed} failed${skipped}`)
  return code
}

/** A file that could not even be loaded counts as one failure. */
export function count(report) {
  if (!existsSync(report)) return { passed: 0, failed: 0, skipped: 0 }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  )
  const unloaded = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  )
  return {
    passed: numPassedTests,
    failed: numFailedTests + unloaded.length,
    skipped: numPendingTests + (numTodoTests ?? 0),
  }
}
