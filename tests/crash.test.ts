import { expect, test } from 'vitest'
import { crashLoop } from './support/crash/run.ts'

test(
  'kill -9 under load loses no acknowledged write, doubles no reaction, and needs no hand',
  { timeout: 180_000 },
  async () => {
    const report = await crashLoop({ kills: 6, writers: 6, port: 7139 })
    expect(report.acknowledged).toBeGreaterThan(50)
    expect(report).toMatchObject({ lost: 0, doubledWrites: 0, missingReactions: 0, doubledReactions: 0, stuckJobs: 0 })
  },
)
