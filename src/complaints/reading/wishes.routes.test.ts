import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { fileAbout } from '../../../tests/support/filing.ts'
import { consumerId } from '../../../tests/support/order.ts'
import { plugInPersonRights } from '../../kernel/consent/register.ts'
import { reveal } from '../../kernel/reading/reading.contract.ts'
import { loadRulebook } from '../../kernel/rulebook/load.ts'
import { saveContacts } from '../../marketplace/consumer.store.ts'
import { changeConsent } from '../../privacy/consent/consent.contract.ts'
import { assign } from '../case.contract.ts'

let app: TestApp
let agent: Person
let consumer: Person
const person = consumerId('C1')
const folder = mkdtempSync(join(tmpdir(), 'xiaobao-rules-'))

/** The rulebook as it is, in which refunds are looked up for whoever has not refused the survey. */
function rulebookWithConsent() {
  cpSync(fileURLToPath(new URL('../../../rulebook/cn', import.meta.url)), folder, { recursive: true })
  const file = join(folder, 'reading.yaml')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace('  purpose: refund.execute\n', '  purpose: refund.execute\n  consent: survey\n'))
  return loadRulebook(folder)
}

beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T15:00:00+08:00', rulebook: rulebookWithConsent() })
  agent = await app.as('agent')
  consumer = await app.as('consumer', { consumerId: person })
  await fileAbout(app, consumer, 'W-0')
  const row = { name: '王小明', phone: '+8613812345678', email: 'wang@example.cn', address: '浙江省杭州市文三路 1 号' }
  const stamp = { hash: 'new', asOf: '2026-03-02T07:00:00Z', key: '~' }
  await app.inTx((ctx) => saveContacts(ctx, [{ id: person, row, ...stamp }]))
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

test('the data of a restricted person is not opened, nor that of one who withdrew a moment ago where the rule takes a consent', async () => {
  const { id } = await fileAbout(app, consumer, 'W-1')
  await app.call(assign, { id, agentId: agent.actor.id }, { as: agent })
  const read = async (purpose: 'dispute.handle' | 'refund.execute') => {
    const { status, error } = await app.call(reveal, { case: id, purpose, fields: ['phone'] }, { as: agent })
    return status === 201 ? 'read' : error.code
  }
  expect([await read('dispute.handle'), await read('refund.execute')]).toEqual(['read', 'read'])
  await app.call(changeConsent, { purpose: 'survey', given: false }, { as: consumer })
  // Read minutes ago, and refused all the same.
  expect([await read('dispute.handle'), await read('refund.execute')]).toEqual(['read', 'reading.no-consent'])
  plugInPersonRights([...app.capabilities, { restricts: async (_, who) => who === person }])
  expect([await read('dispute.handle'), await read('refund.execute')]).toEqual([
    'reading.restricted',
    'reading.restricted',
  ])
  plugInPersonRights(app.capabilities)
  expect(await read('dispute.handle')).toBe('read')
  const refused = await app.db.selectFrom('kernel.reading').select('refused').where('refused', 'is not', null).execute()
  expect(refused.map(({ refused: why }) => why).toSorted()).toEqual(['no-consent', 'restricted', 'restricted'])
})
