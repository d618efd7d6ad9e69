import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { fillMassClaim } from '../../../tests/support/mass.ts'
import * as claim from './claim.contract.ts'
import { summary, long } from './mass.example.ts'
import * as member from './member.contract.ts'

const many = 12
const first = 'mss_seed'
let app: TestApp
let agent: Person
let people: Person[]
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  agent = await app.as('agent')
  await fillMassClaim(app.db, { many, now: app.clock.now, claim: first, merchant: 'mch_seed', decider: agent.actor.id })
  await sql`delete from complaints.mass_finding`.execute(app.db)
  await sql`update complaints.mass_claim set state = 'gathering'`.execute(app.db)
  await sql`insert into complaints.evidence (complaint_id, file_id, side, note, at, place, sha256, link)
    select id, 'fil_' || id, 'consumer', '', ${app.clock.now}, 1, '', '' from complaints.complaint`.execute(app.db)
  people = []
  for (let n = 1; n <= many; n += 1) people.push(await app.as('consumer', { consumerId: `con_${padded(n)}` }))
})
afterAll(() => app.close())

const padded = (n: number): string => String(n).padStart(26, '0')
const caseOf = (n: number): string => `cmp_${padded(n)}`

/** Everything that belongs to the cases themselves, as one text: a claim may not change a letter of it. */
async function casesNow(): Promise<string> {
  const { rows } = await sql<{ all: string }>`select md5(string_agg(one, ',' order by one)) as all from (
    select row(c.*)::text as one from complaints.complaint c union all select row(k.*)::text from kernel.clock k
    union all select row(e.*)::text from complaints.evidence e union all select row(s.*)::text from complaints.statement s) parts`.execute(
    app.db,
  )
  return rows[0]?.all ?? ''
}
const standing = async () =>
  (
    await sql<{ complaint: string; claim: string; state: string }>`
      select m.complaint_id as complaint, m.claim_id as claim, m.state from complaints.mass_member m
      join complaints.mass_claim c on c.id = m.claim_id where c.state <> 'merged' order by 1, 2`.execute(app.db)
  ).rows
const running = async (): Promise<string[]> =>
  (await app.call(claim.listClaims, { limit: 200 }, { as: agent })).body.rows.map(({ id }) => id)

type Act =
  | { readonly do: 'split'; readonly which: number; readonly members: readonly number[] }
  | { readonly do: 'merge'; readonly which: number; readonly into: number }
  | { readonly do: 'leave' | 'join' | 'stand'; readonly who: number }
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    do: fc.constant('split' as const),
    which: fc.nat(5),
    members: fc.uniqueArray(fc.integer({ min: 1, max: many }), { minLength: 1, maxLength: 5 }),
  }),
  fc.record({ do: fc.constant('merge' as const), which: fc.nat(5), into: fc.nat(5) }),
  fc.record({
    do: fc.constantFrom('leave' as const, 'join' as const, 'stand' as const),
    who: fc.integer({ min: 1, max: many }),
  }),
)

async function act(one: Act): Promise<void> {
  const claims = await running()
  const pick = (at: number): string => claims[at % claims.length] ?? first
  if (one.do === 'split') {
    const from = pick(one.which)
    const there = new Set((await standing()).filter((row) => row.claim === from).map(({ complaint }) => complaint))
    const complaints = one.members.map(caseOf).filter((id) => there.has(id))
    const input = { id: from, complaints: complaints.length > 0 ? complaints : ['cmp_x'], title: '拆出的一批', summary }
    return allowed(await app.call(claim.splitClaim, input, { as: agent }), ['mass.lead-stays', 'mass.not-members'])
  }
  if (one.do === 'merge')
    return allowed(
      await app.call(claim.mergeClaims, { id: pick(one.which), into: pick(one.into), text: long }, { as: agent }),
      ['mass.merge-itself'],
    )
  const as = people[one.who - 1]
  if (!as) return
  const id = caseOf(one.who)
  if (one.do === 'leave')
    return allowed(await app.call(member.leaveClaim, { id, confirms: true }, { as }), ['mass.not-joined'])
  if (one.do === 'join')
    return allowed(await app.call(member.answerInvitation, { id, joins: true }, { as }), ['mass.joined-already'])
  return allowed(await app.call(member.standForOthers, { id, stands: true }, { as }), ['mass.not-joined'])
}
function allowed(answer: { status: number; error: { code: string } }, codes: readonly string[]): void {
  if (answer.status >= 400) expect(codes).toContain(answer.error.code)
}

test('whatever is split, merged, joined and left: no member, no clock and no evidence is lost, and no case stands in two claims', async () => {
  const before = await casesNow()
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 4, maxLength: 10 }), async (acts) => {
      for (const one of acts) await act(one)
      const now = await standing()
      expect(new Set(now.map(({ complaint }) => complaint)).size).toBe(many)
      expect(now).toHaveLength(many)
      expect(await casesNow()).toBe(before)
    }),
    { numRuns: 12, endOnFailure: true },
  )
}, 120_000)
