import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { fillMassClaim } from '../../../tests/support/mass.ts'
import { offerSettlement } from './claim.contract.ts'
import { long } from './mass.example.ts'
import * as member from './member.contract.ts'

const many = 40
const claim = 'mss_seed'
let app: TestApp
let people: Person[]
let shop: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-05-12T09:00:00+08:00' })
  shop = await app.as('merchant', { merchantId: 'mch_seed' })
  await fillMassClaim(app.db, { many, now: app.clock.now, claim, merchant: 'mch_seed', decider: shop.actor.id })
  await sql`delete from complaints.mass_finding`.execute(app.db)
  await sql`update complaints.mass_claim set state = 'gathering'`.execute(app.db)
  await sql`update complaints.mass_member set stands = true, represents = true where number <= 2`.execute(app.db)
  people = []
  for (let n = 1; n <= many; n += 1)
    people.push(await app.as('consumer', { consumerId: `con_${String(n).padStart(26, '0')}` }))
})
afterAll(() => app.close())
const caseOf = (n: number): string => `cmp_${String(n).padStart(26, '0')}`

async function statesNow(): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{
    number: number
    state: string
  }>`select m.number, c.state || ':' || coalesce(c.outcome_fen, 0) as state
    from complaints.mass_member m join complaints.complaint c on c.id = m.complaint_id`.execute(app.db)
  return new Map(rows.map(({ number, state }) => [number, state]))
}

type Act =
  | { readonly do: 'withdraw'; readonly who: number }
  | { readonly do: 'offer' }
  | { readonly do: 'answer'; readonly who: number; readonly kind: 'settle' | 'withdraw'; readonly says: boolean }
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constant('withdraw' as const), who: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ do: fc.constant('offer' as const) }),
  fc.record({
    do: fc.constant('answer' as const),
    who: fc.integer({ min: 1, max: many }),
    kind: fc.constantFrom('settle' as const, 'withdraw' as const),
    says: fc.boolean(),
  }),
)

/** Whose case this may move: only the one who said yes. */
async function act(one: Act): Promise<number | null> {
  if (one.do === 'offer') {
    const offer = { id: claim, remedy: 'refund' as const, formula: { kind: 'fixed' as const, fen: 3000 }, text: long }
    expect((await app.call(offerSettlement, offer, { as: shop })).status).toBe(201)
    return null
  }
  const as = people[one.who - 1]!
  const id = caseOf(one.who)
  if (one.do === 'withdraw') {
    const asked = await app.call(member.moveToWithdraw, { id, text: long }, { as })
    expect(asked.status).toBe(one.who <= 2 ? 201 : 409)
    return null
  }
  const view = (await app.call(member.readMembership, { id }, { as })).body
  const motion = view.motions.find(({ kind }) => kind === one.kind)
  if (!motion) return null
  const said = await app.call(member.answerMotion, { id, motion: motion.id, says: one.says }, { as })
  return one.says && said.status === 201 ? one.who : null
}

test('no offer, no withdrawal and no representative ever moves the case of a member who did not say yes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 3, maxLength: 8 }), async (acts) => {
      for (const one of acts) {
        const before = await statesNow()
        const moved = await act(one)
        const after = await statesNow()
        const changed = [...after].filter(([number, state]) => before.get(number) !== state).map(([number]) => number)
        expect(changed.filter((number) => number !== moved)).toEqual([])
      }
    }),
    { numRuns: 12, endOnFailure: true },
  )
}, 120_000)
