import { fileURLToPath } from 'node:url'
import { fiveYears, proveLifecycle, sizeOfLifecycle } from '../complaints/index.ts'
import { loadRulebook } from '../kernel/rulebook/load.ts'

type Say = (line: string) => void
const usage =
  'xiaobao lifecycle: works out whether the lifecycle of a complaint holds what it promises, and says what it looked at.'
const mostNamed = 10

/** `xiaobao lifecycle`: the proofs, from the table, the rulebook and its calendar alone; no database. Ends with 1 when one fails. */
export function lifecycleCommand(args: readonly string[], say: Say, rulebook = shippedRulebook()): void {
  if (args.length > 0) {
    process.exitCode = 2
    return say(usage)
  }
  const size = sizeOfLifecycle()
  say(`${size.states} states, ${size.steps} steps, ${size.transitions} transitions; rulebook ${rulebook.version}`)
  const proofs = proveLifecycle(rulebook, fiveYears(rulebook))
  for (const { says, looked, problems } of proofs) {
    say(`${problems.length === 0 ? 'holds' : 'FAILS'}  ${says}  [${looked}]`)
    for (const problem of problems.slice(0, mostNamed)) say(`       ${problem}`)
    if (problems.length > mostNamed) say(`       and ${problems.length - mostNamed} more`)
  }
  const failed = proofs.filter(({ problems }) => problems.length > 0).length
  say(failed === 0 ? `All ${proofs.length} hold.` : `${failed} of ${proofs.length} fail.`)
  if (failed > 0) process.exitCode = 1
}

const shippedRulebook = () => loadRulebook(fileURLToPath(new URL('../../rulebook/cn', import.meta.url)))
