import { gunzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { testApp, type Person, type TestApp } from '../../tests/support/app.ts'
import { fileAbout } from '../../tests/support/filing.ts'
import { consumerId } from '../../tests/support/order.ts'
import { sharedFile } from '../../tests/support/shared.ts'
import type { AnyRoute } from '../kernel/route.contract.ts'
import { listBodies, writeBodyVersion } from './bodies/body.contract.ts'
import { addStatement, readCase } from './case.contract.ts'
import { readChat, sendMessage, startChat, takeChat } from './chat/chat.contract.ts'
import { addNote, readDesk } from './desk/desk.contract.ts'
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
/** Words as people write them, from a name to a story: a text that takes none of them is a code, not a field to type into. */
const plain = ['张三', '这是一段足够长的普通文字，写给人看。', '商家一直没有发货，也不回复消息，'.repeat(8)]
/** Every place of an input where somebody may type: texts, also in objects, lists, choices and answers by name. */
function textsIn(schema: z.ZodType, path = ''): Leaf[] {
  const under = (name: string) => (path === '' ? name : `${path}.${name}`)
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return textsIn(schema.unwrap() as z.ZodType, path)
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, part]) =>
      textsIn(part, under(name)),
    )
  if (schema instanceof z.ZodArray) return textsIn(schema.element as z.ZodType, `${path}[]`)
  if (schema instanceof z.ZodRecord) return textsIn(schema.valueType as z.ZodType, under('*'))
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((part) => textsIn(part as z.ZodType, path))
  const typed = plain.some((text) => schema.safeParse(text).success) && !schema.safeParse(7).success
  return typed ? [{ path, schema }] : []
}

const stepsOf = (path: string): (string | number)[] =>
  path.split('.').flatMap((step) => (step.endsWith('[]') ? [step.slice(0, -2), 0] : [step]))
/** An input that holds this text at this place and nothing else. */
function only([step, ...rest]: readonly string[], text: string): unknown {
  if (step === undefined) return text
  const inner = only(rest, text)
  return step.endsWith('[]') ? { [step.slice(0, -2)]: [inner] } : { [step]: inner }
}
/** Inside of a choice the refusal is that of the choice. */
function inChoice(schema: z.ZodType, path: string): boolean {
  const [step = '', ...rest] = path.split('.')
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return inChoice(schema.unwrap() as z.ZodType, path)
  if (schema instanceof z.ZodUnion) return true
  if (path === '') return false
  if (schema instanceof z.ZodRecord) return inChoice(schema.valueType as z.ZodType, rest.join('.'))
  if (!(schema instanceof z.ZodObject)) return false
  const part = (schema.shape as Record<string, z.ZodType>)[step.replace('[]', '')]
  if (part === undefined) return true
  return inChoice(step.endsWith('[]') ? elementOf(part) : part, rest.join('.'))
}
function elementOf(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return elementOf(schema.unwrap() as z.ZodType)
  return schema instanceof z.ZodArray ? (schema.element as z.ZodType) : schema
}

const body = {
  kind: 'court' as const,
  area: '浙江省杭州市',
  source: '官网公布的名录',
  from: '2026-01-01',
}

const writes = (): AnyRoute[] =>
  app.capabilities
    .flatMap(({ routes }) => (routes ?? []).map(({ route }): AnyRoute => route))
    .filter(({ method }) => method !== 'GET')

describe.skipIf(list === null)('with the list of hostile strings (../shared/data)', () => {
  test('every text of every form keeps what was written, blanks at its ends aside, or refuses it', () => {
    const leaves = writes().flatMap(({ path: at, input }) => textsIn(input).map((leaf) => ({ at, ...leaf })))
    expect(leaves.length).toBeGreaterThan(150)
    for (const known of ['details.*', 'text', 'note']) expect(leaves.map(({ path }) => path)).toContain(known)
    const changed = leaves.flatMap(({ at, path, schema }) =>
      strings.flatMap((text) => {
        const kept = schema.safeParse(text)
        const same = !kept.success || kept.data === text || kept.data === text.trim()
        return same ? [] : [`${at} ${path}: ${JSON.stringify(text)} became ${JSON.stringify(kept.data)}`]
      }),
    )
    expect(changed).toEqual([])
  })

  test('a text that is refused is refused under its own name, wherever it stands in the form', () => {
    const silent = writes().flatMap(({ path: at, input }) =>
      textsIn(input)
        .filter(({ path }) => !inChoice(input, path))
        .flatMap(({ path, schema }) => {
          const refused = [...strings, '\u0000', '长'.repeat(100_001)].find((text) => !schema.safeParse(text).success)
          if (refused === undefined) return [`${at} ${path} takes everything`]
          const issues = input.safeParse(only(path.split('.'), refused)).error?.issues ?? []
          return issues.some((issue) => issue.path.join('.') === stepsOf(path).join('.')) ? [] : [`${at} ${path}`]
        }),
    )
    expect(silent.join('\n')).toBe('')
  })

  test('notes, chats and the directory of bodies give back byte for byte what was written into them', async () => {
    const agent = await app.as('agent')
    const officer = await app.as('governance-officer')
    const id = await filed('B-notes')
    const chat = (await app.call(startChat, { text: '你好，想问一下售后。' }, { as: consumer })).body.id
    await app.call(takeChat, { id: chat }, { as: agent })
    const kept = { notes: [] as string[], chat: [] as string[], bodies: [] as string[] }
    const doors = [
      async (text: string) => {
        if ((await app.call(addNote, { id, text }, { as: agent })).status === 201) kept.notes.push(text.trim())
      },
      async (text: string) => {
        const sent = await app.call(sendMessage, { id: chat, text }, { as: consumer })
        if (sent.status === 201) kept.chat.push(text.trim())
      },
      async (text: string, place: number) => {
        const entry = { ...body, id: `body-${place}`, name: { zh: '某机构', en: '' }, about: { zh: text, en: text } }
        const written = await app.call(writeBodyVersion, { ...entry, after: 0 }, { as: officer })
        if (written.status === 201) kept.bodies.push(text.trim())
        else expect([text, written.error.fields?.[0]?.path]).toEqual([text, 'about.zh'])
      },
    ]
    for (const [place, text] of strings.entries()) await doors[place % doors.length]!(text, place)
    expect(Math.min(...Object.values(kept).map(({ length }) => length))).toBeGreaterThan(150)
    const notes = (await app.call(readDesk, { id }, { as: agent })).body.notes.map(({ text }) => text)
    expect(notes.toSorted()).toEqual(kept.notes.toSorted())
    const said = (await app.call(readChat, { id: chat }, { as: consumer })).body.messages.map(({ text }) => text)
    expect(said.filter((text) => kept.chat.includes(text))).toEqual(kept.chat)
    const { rows } = (await app.call(listBodies, { kind: 'court' }, { as: consumer })).body
    const shown = rows.filter(({ area }) => area === body.area).map(({ about }) => about.zh)
    expect(shown.toSorted()).toEqual(kept.bodies.toSorted())
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

const filed = async (own: string) => (await fileAbout(app, consumer, own)).id

test.skipIf(list !== null)('the list of hostile strings is not here (../shared/data): nothing was tried', () => {
  expect(strings).toEqual([])
})
