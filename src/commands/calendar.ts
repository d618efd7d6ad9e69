import { existsSync, readFileSync } from 'node:fs'
import { systemActor } from '../kernel/context.ts'
import { inTransaction } from '../kernel/db/transaction.ts'
import { Refusal, wordsOf } from '../kernel/refusal.ts'
import { ctxFor } from '../kernel/runtime.ts'
import { importCalendarYear, policies } from '../policies/index.ts'
import { startProcess } from '../process.ts'

type Say = (line: string) => void
const usage =
  'xiaobao calendar import FILE [--try]: puts the calendar of a year in force; --try only says which deadlines would change.'

/** `xiaobao calendar import FILE [--try]`: what the calendar page does, for those who have a terminal. */
export async function calendarCommand(args: readonly string[], say: Say): Promise<void> {
  const [verb, file, flag] = args
  if (verb !== 'import' || file === undefined || (flag !== undefined && flag !== '--try')) {
    process.exitCode = 2
    return say(usage)
  }
  if (!existsSync(file)) {
    process.exitCode = 2
    return say(`There is no file ${file}.`)
  }
  const text = readFileSync(file, 'utf8')
  const started = await startProcess(say)
  try {
    const dryRun = flag === '--try'
    const done = await inTransaction(ctxFor(started.runtime, systemActor), (ctx) =>
      importCalendarYear(ctx, text, { dryRun, language: 'en' }),
    )
    const { summary, clocks, moved } = done
    say(`${done.year}: ${summary.workingDays} working days, ${summary.daysOff} off, ${summary.makeUpDays} make-up`)
    for (const { subject, rule, before, after } of clocks)
      say(`  ${subject}  ${rule}  ${before.lastDay} -> ${after.lastDay}`)
    if (moved > clocks.length) say(`  and ${moved - clocks.length} more`)
    say(dryRun ? `${moved} open deadlines would move. Nothing was changed.` : `In force. ${moved} open deadlines move.`)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    say(wordsOf(policies.refusals ?? {}, error, 'en'))
    process.exitCode = 1
  } finally {
    await started.close()
  }
}
