import { expect, test } from 'vitest'
import { loadDemo } from '../../src/commands/demo.ts'
import { testApp } from '../support/app.ts'

const stages = ['received', 'negotiating', 'awaiting_consumer', 'evidence', 'mediating', 'panel_forming', 'closed']

/** A demo is loaded at any hour, and what is shown and tested with it must not depend on which: here in the night after a Friday. */
test('a demo that is loaded at night before a weekend shows complaints at every stage', async () => {
  const app = await testApp({ now: '2026-11-28T02:06:00+08:00' })
  try {
    await loadDemo(app, () => {})
    await app.runJobs()
    const rows = await app.db.selectFrom('complaints.complaint').select('state').distinct().execute()
    expect(rows.map(({ state }) => state)).toEqual(expect.arrayContaining(stages))
  } finally {
    await app.close()
  }
})
