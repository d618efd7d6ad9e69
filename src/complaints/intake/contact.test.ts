import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type Person, type TestApp } from '../../../tests/support/app.ts'
import { consumerId, tellOfSale } from '../../../tests/support/order.ts'
import { openRows } from '../../kernel/vault/personal.actions.ts'
import { SealBroken } from '../../kernel/vault/sealed.ts'
import { linkOrder } from '../case.contract.ts'
import { enterComplaint } from '../enter/entry.contract.ts'
import { contactSealed } from './contact.sealed.ts'
import { contactOf, entriesOf } from './contact.store.ts'

let app: TestApp
let agent: Person
beforeAll(async () => {
  app = await testApp({ now: '2026-03-02T15:00:00+08:00' })
  agent = await app.as('agent')
})
afterAll(() => app.close())

const enter = async (contact: object) =>
  (
    await app.call(
      enterComplaint,
      {
        channel: 'phone',
        receivedAt: '2026-03-02T14:30:00+08:00',
        contact: { name: '赵先生', phone: '13900001111', email: 'zhao@example.cn', ...contact },
        category: 'other',
        text: '商家一直不发货，也不回复消息。',
      },
      { as: agent },
    )
  ).body.complaint
const rowOf = (id: string) =>
  app.db.selectFrom('complaints.contact').selectAll().where('complaint_id', '=', id).executeTakeFirstOrThrow()
/** Under whose keys the values of a row are sealed. */
async function subjectsOf(id: string): Promise<string[]> {
  const row = await rowOf(id)
  const kids = [row.name_sealed, row.phone_sealed, row.email_sealed].flatMap((sealed) => sealed?.readUInt32BE(3) ?? [])
  const keys = await app.db.selectFrom('kernel.vault_subject_key').select('subject').where('kid', 'in', kids).execute()
  return keys.map(({ subject }) => subject)
}

test('what somebody leaves to be reached by stands in the database as bytes only, and is read by the code as it was said', async () => {
  const id = await enter({ name: '钱小姐', phone: '13711112222' })
  const row = await rowOf(id)
  const bytes = JSON.stringify(
    Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : value)),
  )
  for (const plain of ['钱小姐', '13711112222', 'zhao@example.cn', Buffer.from('钱小姐').toString('latin1')])
    expect(bytes).not.toContain(plain)
  expect(await contactOf(app.ctx(), id)).toMatchObject({
    name: '钱小姐',
    phone: '13711112222',
    email: 'zhao@example.cn',
  })
  expect(await subjectsOf(id)).toEqual([id])
})

test('equal numbers and addresses of two complaints have the same entry, values of two rows do not have the same bytes', async () => {
  const [one, other] = [await rowOf(await enter({})), await rowOf(await enter({ email: 'ZHAO@Example.cn' }))]
  expect(one.phone_index).toEqual(other.phone_index)
  expect(one.email_index).toEqual(other.email_index)
  expect(one.phone_sealed).not.toEqual(other.phone_sealed)
  const typed = await entriesOf(app.ctx(), { phone: '+86 139-0000-1111', email: ' zhao@example.CN ' })
  expect(typed).toEqual({ phones: [one.phone_index], emails: [one.email_index] })
  expect(await entriesOf(app.ctx(), { phone: null, email: null })).toEqual({ phones: [], emails: [] })
})

test('a contact that somebody copies to another complaint in the database does not open there', async () => {
  const [mine, theirs] = [await enter({}), await enter({ phone: '13800002222' })]
  const { phone_sealed } = await rowOf(mine)
  await app.db.updateTable('complaints.contact').set({ phone_sealed }).where('complaint_id', '=', theirs).execute()
  await expect(contactOf(app.ctx(), theirs)).rejects.toThrow(SealBroken)
})

test('once the order says who complained, the contact is sealed under the key of that person', async () => {
  await tellOfSale(app, {
    number: 'L-0001',
    consumer: 'C9',
    merchant: 'M1',
    lines: [{ title: '电饭煲', amountFen: 39_900 }],
  })
  const id = await enter({ name: '孙女士' })
  const order = await app.db
    .selectFrom('marketplace.order')
    .select('id')
    .where('external_id', '=', 'L-0001')
    .executeTakeFirstOrThrow()
  const { version } = await app.db
    .selectFrom('complaints.complaint')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const linked = await app.call(linkOrder, { id, orderId: order.id, lineIds: [], version }, { as: agent })
  expect(linked.status).toBe(201)
  expect(await subjectsOf(id)).toEqual([consumerId('C9')])
  expect(await contactOf(app.ctx(), id)).toMatchObject({ name: '孙女士', phone: '13900001111' })
})

test('a page of rows is opened with one query for the keys of all', async () => {
  const numbers = ['13600000001', '13600000002', '13600000003']
  const ids: string[] = []
  for (const phone of numbers) ids.push(await enter({ phone }))
  const rows = await app.db.selectFrom('complaints.contact').selectAll().where('complaint_id', 'in', ids).execute()
  let queries = 0
  const counting = app.db.withPlugin({
    transformQuery: ({ node }) => {
      queries += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const opened = await openRows({ ...app.ctx(), db: counting }, contactSealed, {
    rows,
    rowOf: (row) => row.complaint_id,
  })
  expect(opened.map(({ phone }) => phone).toSorted()).toEqual(numbers)
  expect(queries).toBe(1)
})
