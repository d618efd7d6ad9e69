import { execFileSync } from 'node:child_process'

/** Names the home that holds the loaded demo marketplace of this run of the browser tests. */
export const demoHome = 'XIAOBAO_TEST_DEMO_HOME'

/** Loading the demo takes half a minute; copying one that is loaded, a second. Owners are kept: the database has its own. */
export function copyDemo(to: string): void {
  const from = process.env[demoHome]
  if (from) execFileSync('cp', ['-a', `${from}/.`, to])
}
