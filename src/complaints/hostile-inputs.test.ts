import { gunzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { testApp, type Person, type TestApp } from '../../tests/support/app.ts'
import { consumerId, lineId, orderId, tellOfSale } from '../../tests/support/order.ts'
import { sharedFile } from '../../tests/support/shared.ts'
import type { AnyRoute } from '../kernel/route.contract.ts'
import { addStatement, readCase } from './case.contract.ts'
import { fileComplaint } from './filing.contract.ts'
import { mostOfSide } from './statement.store.ts'

/** The Big List of Naughty Strings: what breaks forms elsewhere. */
const list = sharedFile('data/hostile-inputs/blns.json.gz')
const strings =
  list === null ? [] : z.array(z.string()).parse(JSON.parse(gunzipSync(readFileSync(list)).toString('utf8')))

let app: TestApp
let consumer: Person
beforeAll(async () => {
  app = await testApp()
  consumer = await app.as('consumer', { consumerId: consumerId('C1') })
})
afterAll(() => app.close())

type Leaf = { readonly path: string; readonly schema: z.ZodType }
/** Every place of an input where somebody may type: texts, also in objects and lists. */
function textsIn(schema: z.ZodType, path = ''): Leaf[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return textsIn(schema.unwrap() as z.ZodType, path)
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, part]) =>
      textsIn(part, path === '' ? name : `${path}.${name}`),
    )
  if (schema instanceof z.ZodArray) return textsIn(schema.element as z.ZodType, `${path}[]`)
  return schema.safeParse('这是一段足够长的普通文字，写给人看。').success ? [{ path, schema }] : []
}

describe.skipIf(list === null)('with the list of hostile strings (../shared/data)', () => {
  test('every text of every form keeps what was written, blanks at its ends aside, or refuses it', () => {
    const writes = app.capabilities
      .filter(({ name }) => name === 'complaints')
      .flatMap(({ routes }) => routes.map(({ route }): AnyRoute => route))
      .filter(({ method }) => method !== 'GET')
    const leaves = writes.flatMap(({ path: at, input }) => textsIn(input).map((leaf) => ({ at, ...leaf })))
    expect(leaves.length).toBeGreaterThan(60)
    const changed = leaves.flatMap(({ at, path, schema }) =>
      strings.flatMap((text) => {
        const kept = schema.safeParse(text)
        const same = !kept.success || kept.data === text || kept.data === text.trim()
        return same ? [] : [`${at} ${path}: ${JSON.stringify(text)} became ${JSON.stringify(kept.data)}`]
      }),
    )
    expect(changed).toEqual([])
  })

  test('what is said in a case is read back byte for byte, or the answer names the field', async () => {
    const kept = new Map<string, string[]>()
    for (const [place, text] of strings.entries()) {
      // One side of one case may not say everything.
      const id = [...kept.keys()].at(-1)
      const open = id !== undefined && place % 140 !== 0 ? id : await filed(`B-${place}`)
      const said = kept.get(open) ?? []
      const answer = await app.call(addStatement, { id: open, text }, { as: consumer })
      if (answer.status === 201) said.push(text.trim())
      else expect([text, answer.status, answer.error.fields?.[0]?.path]).toEqual([text, 400, 'text'])
      kept.set(open, said)
    }
    expect([...kept.values()].flat().length).toBeGreaterThan(400)
    for (const [id, said] of kept) {
      const { statements } = (await app.call(readCase, { id }, { as: consumer })).body
      expect(statements.slice(1).map(({ text }) => text)).toEqual(said)
    }
  })
})

test('nobody talks a claim out of sight: a side that has said very much is asked for a file', async () => {
  const id = await filed('B-many')
  let answer = await app.call(addStatement, { id, text: '再说一句' }, { as: consumer })
  for (let more = 2; more < mostOfSide; more += 1)
    answer = await app.call(addStatement, { id, text: `再说一句 ${more}` }, { as: consumer })
  expect(answer.status).toBe(201)
  const full = await app.call(addStatement, { id, text: '还有一句' }, { as: consumer })
  expect([full.status, full.error.code]).toEqual([409, 'complaint.statements-full'])
  expect((await app.call(readCase, { id }, { as: consumer })).body.statements[0]?.kind).toBe('claim')
})

async function filed(own: string): Promise<string> {
  await tellOfSale(app, { number: own, consumer: 'C1', merchant: 'M1', lines: [{ title: '水杯', amountFen: 12_900 }] })
  const filing = {
    orderId: orderId(own),
    lineIds: [lineId(own, '1')],
    category: 'other' as const,
    text: '商家一直没有发货，也不回复消息。',
    remedies: ['refund' as const],
    amountFen: 12_900,
  }
  return (await app.call(fileComplaint, filing, { as: consumer })).body.id
}

test.skipIf(list !== null)('the list of hostile strings is not here (../shared/data): nothing was tried', () => {
  expect(strings).toEqual([])
})
