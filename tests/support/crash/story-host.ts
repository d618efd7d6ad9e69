import { flushCompileCache } from 'node:module'
import { sql } from 'kysely'
import type { InjectOptions } from 'fastify'
import { appOn } from '../app-on.ts'
import { runDueJobs } from '../jobs.ts'
import { testRulebook } from '../parts.ts'

/** What a process of its own is asked to do, at an instant of the story, and where it is to die on the way. */
export type Ask =
  | {
      readonly do: 'call'
      readonly now: string
      readonly request: Pick<InjectOptions, 'method' | 'url' | 'headers' | 'payload'>
      /** Done and committed, and nobody hears of it. */
      readonly dieUnheard: boolean
    }
  | { readonly do: 'jobs'; readonly now: string; readonly dieAfter: number | null }
export type Reply = { readonly status: number; readonly body: Record<string, unknown> }

const die = () => process.kill(process.pid, 'SIGKILL')
const app = await appOn(process.env['STORY_DATABASE'] ?? '', { rulebook: testRulebook })

async function answer(ask: Ask): Promise<Reply> {
  app.clock.now = new Date(ask.now)
  if (ask.do === 'call') {
    await app.rulebook.refresh(app.runtime)
    const response = await app.server.inject(ask.request)
    if (ask.dieUnheard) die()
    return { status: response.statusCode, body: response.json() }
  }
  // As the real queue does for workers that are gone (tests/crash.test.ts): nobody else works on this database.
  await sql`update graphile_worker._private_jobs set locked_at = null, locked_by = null`.execute(app.db)
  const done = await runDueJobs(app.runtime, app.capabilities, {
    ran: (count) => {
      if (count === ask.dieAfter) die()
    },
  })
  return { status: 200, body: { done } }
}

process.on('message', (ask: Ask) => {
  answer(ask).then(
    (reply) => process.send?.(reply),
    (error: unknown) => process.send?.({ status: 599, body: { error: String(error) } }),
  )
})
// Whoever is killed writes no cache at its end.
flushCompileCache()
process.send?.('ready')
