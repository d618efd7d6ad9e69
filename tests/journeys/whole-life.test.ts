import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as contract from '../../src/complaints/case.contract.ts'
import { stepNames, type StepName } from '../../src/complaints/step-name.contract.ts'
import { stepExamples } from '../../src/complaints/steps.example.ts'
import { testApp, type Person, type TestApp } from '../support/app.ts'
import { fileAbout } from '../support/filing.ts'
import { consumerId, merchantId } from '../support/order.ts'
import { pdf, uploadsOf } from '../support/uploads.ts'

let app: TestApp
let number = 0
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

type People = Readonly<Record<'consumer' | 'merchant' | 'agent' | 'admin' | 'arbitrator', Person>>
/** Weeks pass here, and nobody stays signed in for so long. */
async function signIn(): Promise<People> {
  return {
    consumer: await app.as('consumer', { consumerId: consumerId('C1') }),
    merchant: await app.as('merchant', { merchantId: merchantId('M1') }),
    agent: await app.as('agent'),
    admin: await app.as('admin'),
    arbitrator: await app.as('arbitrator'),
  }
}

const filed = async (consumer: Person) => (await fileAbout(app, consumer, `LIFE-${(number += 1)}`)).id

/** What must hold of a complaint after anything that anybody or time did. */
async function assertWhole(id: string): Promise<void> {
  const complaint = await app.db
    .selectFrom('complaints.complaint')
    .select(['state', 'stage_clock', 'resume_clock', 'outcome', 'closed_at', 'next_due_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const clocks = await app.db
    .selectFrom('kernel.clock')
    .select(['id', 'stopped_at', 'due_at', 'next_rung_at'])
    .where('subject', '=', id)
    .execute()
  const open = clocks.filter((clock) => clock.stopped_at === null)
  if (complaint.state === 'closed') {
    expect([complaint.outcome === null, complaint.closed_at === null], 'a closed matter has outcome and date').toEqual([
      false,
      false,
    ])
    expect(open, 'no clock runs on after the end').toEqual([])
  } else {
    const timer = open.find((clock) => clock.id === complaint.stage_clock)
    expect(timer, `${complaint.state} has its timer`).toBeDefined()
    expect(timer?.next_rung_at, `the timer of ${complaint.state} is armed`).not.toBeNull()
    expect(complaint.outcome).toBeNull()
  }
  const facts = await app.db.selectFrom('kernel.fact').select(['kind', 'data']).where('subject', '=', id).execute()
  const breaches = facts.filter(({ kind }) => kind === 'complaint.clock-breached').map(({ data }) => clockIn(data))
  expect(new Set(breaches).size, 'each breach is recorded once').toBe(breaches.length)
  const over = await app.db
    .selectFrom('kernel.clock_rung')
    .select(['clock', 'rung'])
    .where('subject', '=', id)
    .where('rung', '=', 'due')
    .execute()
  expect(new Set(over.map(({ clock }) => clock)).size).toBe(over.length)
  for (const clock of breaches) expect(over.map((one) => one.clock)).toContain(clock)
}
const clockIn = (data: unknown): unknown =>
  typeof data === 'object' && data !== null && 'clock' in data ? data.clock : undefined

/** Files and signatures need more than the right moment: their own tests take them. */
const conditional: readonly StepName[] = ['add_evidence', 'agree']
const walkable = stepNames.filter((name) => !conditional.includes(name))
type Act = { readonly take: number } | { readonly wait: number }
const acts = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ take: fc.nat(1000) }) },
    { weight: 2, arbitrary: fc.record({ wait: fc.constantFrom(3, 20, 26, 50, 75, 170) }) },
  ),
  { minLength: 8, maxLength: 14 },
)

test('whatever the sides do and however long they wait, a complaint has one armed timer or an outcome, and each breach once', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (life: readonly Act[]) => {
      let people = await signIn()
      const id = await filed(people.consumer)
      for (const act of life) {
        if ('wait' in act) {
          app.clock.now = new Date(app.clock.now.getTime() + act.wait * 3_600_000)
          await app.runJobs()
          people = await signIn()
        } else await takeOne(id, people, act.take)
        await app.runJobs()
        await assertWhole(id)
      }
      // Nobody does anything more: time alone brings it to an end, or it stands before a court.
      for (let week = 0; week < 16; week += 1) {
        app.clock.now = new Date(app.clock.now.getTime() + 7 * 86_400_000)
        await app.runJobs()
      }
      await assertWhole(id)
      const agent = await app.as('agent')
      expect(['closed', 'legal_route']).toContain((await app.call(contract.readCase, { id }, { as: agent })).body.state)
    }),
    { numRuns: 3, endOnFailure: true },
  )
}, 240_000)

/** One of the steps that somebody is offered; and one that is not, which changes nothing. */
async function takeOne(id: string, people: People, chance: number): Promise<void> {
  const offered = []
  for (const as of Object.keys(people) as (keyof People)[]) {
    const read = await app.call(contract.readCase, { id }, { as: people[as] })
    // Who rules reads what is theirs; before that nothing is offered.
    if (as === 'arbitrator' && read.status === 404) continue
    const { steps, version } = read.body
    for (const { step, allowed } of steps)
      if (walkable.includes(step) && stepExamples[step].as === as) offered.push({ step, allowed, as, version })
  }
  const allowed = offered.filter((one) => one.allowed)
  const refused = offered.filter((one) => !one.allowed)
  const yes = allowed[chance % Math.max(1, allowed.length)]
  const no = refused[chance % Math.max(1, refused.length)]
  if (no) {
    const { route, good } = stepExamples[no.step]
    const answer = await app.call(route, { id, ...good }, { as: people[no.as] })
    expect([no.step, answer.status >= 400]).toEqual([no.step, true])
    expect((await app.call(contract.readCase, { id }, { as: people.agent })).body.version).toBe(no.version)
  }
  if (yes) {
    const { route, good } = stepExamples[yes.step]
    const paper =
      yes.step === 'go_legal' || yes.step === 'report_legal_result' ? { files: [await paperOf(people[yes.as])] } : {}
    // Every document has a number of its own.
    const document = 'outcome' in good && 'reference' in good ? { reference: `民初 ${yes.version}` } : {}
    const answer = await app.call(route, { id, ...good, ...paper, ...document }, { as: people[yes.as] })
    expect([yes.step, answer.status]).toEqual([yes.step, 201])
  }
}

/** Who owes, or is owed, shows that the court has taken the matter. */
const paperOf = async (as: Person): Promise<string> =>
  (await uploadsOf(app, () => as).upload(pdf('受理通知书'), { name: '受理通知书.pdf' })).id
