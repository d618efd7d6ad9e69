import { crashLoop } from '../tests/support/crash/run.ts'

const kills = Number(process.argv[2] ?? 50)
const began = Date.now()
const report = await crashLoop({
  kills,
  writers: 5,
  caseWriters: 3,
  port: Number(process.env['PORT'] ?? 7139),
  say: console.log,
})
const times = [...report.readyMs].sort((a, b) => a - b)
const { readyMs: _, stuckJobs, ...counts } = report
const figures = { ...counts, stuckJobs: stuckJobs.length }
console.table(figures)
for (const job of stuckJobs) console.log(`stuck: ${job}`)
console.log(
  `ready again after a kill: median ${times[Math.floor(times.length / 2)]} ms, slowest ${times.at(-1)} ms; ${Math.round((Date.now() - began) / 1000)} s in all`,
)
const wrong = Object.entries(figures).filter(([name, n]) => /^(?:lost|doubled|missing|wrong|stuck)/.test(name) && n > 0)
console.log(
  wrong.length === 0
    ? 'PASS: nothing lost, nothing doubled, nothing stuck'
    : `FAIL: ${wrong.map(([name]) => name).join(', ')}`,
)
process.exitCode = wrong.length === 0 ? 0 : 1
