import { crashLoop } from '../tests/support/crash/run.ts'

const kills = Number(process.argv[2] ?? 50)
const began = Date.now()
const report = await crashLoop({ kills, writers: 8, port: Number(process.env['PORT'] ?? 7139), say: console.log })
const times = [...report.readyMs].sort((a, b) => a - b)
const { readyMs: _, ...figures } = report
console.table(figures)
console.log(
  `ready again after a kill: median ${times[Math.floor(times.length / 2)]} ms, slowest ${times.at(-1)} ms; ${Math.round((Date.now() - began) / 1000)} s in all`,
)
const wrong = report.lost + report.doubledWrites + report.missingReactions + report.doubledReactions + report.stuckJobs
console.log(wrong === 0 ? 'PASS: nothing lost, nothing doubled, nothing stuck' : 'FAIL')
process.exitCode = wrong === 0 ? 0 : 1
