import { existsSync, readFileSync } from 'node:fs'
import { systemActor } from '../kernel/context.ts'
import { keptCheckpoint } from '../kernel/proof/kept-checkpoint.ts'
import { logOf } from '../kernel/proof/log.ts'
import { verifyLog } from '../kernel/proof/verify-log.actions.ts'
import { ctxFor } from '../kernel/runtime.ts'
import { startProcess } from '../process.ts'

type Say = (line: string) => void
const usage = `xiaobao verify [FILE…]: looks at every fact, every tile and every checkpoint of the log of facts, and names the first fact that is
concerned. FILE: a checkpoint that was kept outside; without one it cannot be seen that everything was written anew.`
const mostNamed = 20

/** `xiaobao verify`: also on a log that a start refuses. Ends with 1 when something is wrong. */
export async function verifyCommand(files: readonly string[], say: Say): Promise<void> {
  const missing = files.find((file) => file.startsWith('-') || !existsSync(file))
  if (missing !== undefined) {
    process.exitCode = 2
    return say(missing.startsWith('-') ? usage : `There is no file ${missing}.`)
  }
  const started = await startProcess(say, { anyLog: true })
  try {
    const beside = await keptCheckpoint(logOf(started.settings))
    const kept = [...(beside === null ? [] : [beside]), ...files.map((file) => readFileSync(file, 'utf8'))]
    const { size, checkpoints, problems } = await verifyLog(ctxFor(started.runtime, systemActor), kept, told(say))
    say(`${size} facts, ${checkpoints} checkpoints (${kept.length} of them from outside of the database)`)
    for (const { at, why } of problems.slice(0, mostNamed)) say(`WRONG  ${at === null ? '' : `number ${at}: `}${why}`)
    if (problems.length > mostNamed) say(`       and ${problems.length - mostNamed} more`)
    const first = problems.find(({ at }) => at !== null)?.at ?? null
    if (problems.length === 0) return say('Nothing was changed, taken out, added, reordered or cut off.')
    say(first === null ? 'The log is not whole.' : `The first fact that is concerned is number ${first}.`)
    process.exitCode = 1
  } finally {
    await started.close()
  }
}

/** A line for each tenth of a long look. */
function told(say: Say): (done: number, of: number) => void {
  let tenth = 0
  return (done, of) => {
    const now = Math.floor((done / of) * 10)
    if (of < 100_000 || now === tenth) return
    tenth = now
    say(`  ${now * 10} %`)
  }
}
