import { expect, test } from 'vitest'
import { crashLoop } from './support/crash/run.ts'

test(
  'kill -9 under load loses no acknowledged write, doubles no reaction, and needs no hand',
  { timeout: 400_000 },
  async () => {
    const report = await crashLoop({ kills: 3, writers: 4, caseWriters: 2, port: 7139 })
    expect(report.acknowledged).toBeGreaterThan(20)
    expect(report.steps).toBeGreaterThan(5)
    // Alone, so that what is stuck stands in the message.
    expect(report.stuckJobs).toEqual([])
    expect(report).toMatchObject({ lost: 0, doubledWrites: 0, missingReactions: 0, doubledReactions: 0 })
    const cases = { lostSteps: 0, doubledSteps: 0, wrongClocks: 0, missingNotices: 0, doubledNotices: 0 }
    expect(report).toMatchObject(cases)
  },
)
