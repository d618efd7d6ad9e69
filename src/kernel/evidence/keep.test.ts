import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { testApp } from '../../../tests/support/app.ts'
import { sha256 } from '../../../tests/support/uploads.ts'
import * as contract from './evidence.contract.ts'
import { contentKey } from './file-store.ts'
import { copySize, keepMade, putContent, readCopy, releaseFiles, spoolFolder } from './keep.actions.ts'

const readers = new Set<string>()
const app = await testApp({ extra: [{ subjects: { mde: async (ctx) => readers.has(ctx.actor.id) } }] })
afterAll(() => app.close())
const agent = await app.as('agent')
const stranger = await app.as('consumer')
readers.add(agent.actor.id)

const put = (text: string) => {
  const path = join(spoolFolder(), `${sha256(Buffer.from(text)).slice(0, 8)}.made`)
  writeFileSync(path, text)
  return putContent(app.ctx(), path)
}
const keep = async (text: string, subject: string) => {
  const content = await put(text)
  return app.inTx((ctx) => keepMade(ctx, { ...content, name: '案卷.txt', type: 'text/plain', subject }))
}

test('a file that the program made is kept under its hash, and read by whoever may see the thing it is about', async () => {
  const file = await keep('一份案卷', 'mde_1')
  expect(file).toMatchObject({ state: 'stored', bytes: 12, sha256: sha256(Buffer.from('一份案卷')) })
  expect((await buffer(await readCopy(String(file.sha256), 'original'))).toString()).toBe('一份案卷')
  const read = (as: typeof agent) => app.call(contract.readContent, { id: file.id }, { as })
  expect([(await read(agent)).status, (await read(stranger)).status]).toEqual([200, 404])
  expect(readdirSync(spoolFolder())).toEqual([])
})

test('putting the same bytes again changes nothing, and a file is not noted without its bytes', async () => {
  const [one, two] = [await put('twice'), await put('twice')]
  expect(two).toEqual(one)
  const missing = { sha256: sha256(Buffer.from('never put')), bytes: 9 }
  await expect(
    app.inTx((ctx) => keepMade(ctx, { ...missing, name: 'x', type: 'text/plain', subject: 'mde_2' })),
  ).rejects.toThrow('is not kept')
})

test('released files are gone for their readers at once, and their bytes with the next sweep', async () => {
  const file = await keep('for a while', 'mde_3')
  const shared = await keep('shared', 'mde_3')
  await keep('shared', 'mde_4')
  await app.inTx((ctx) => releaseFiles(ctx, 'mde_3'))
  expect((await app.call(contract.readFile, { id: file.id }, { as: agent })).status).toBe(404)
  app.clock.now = new Date(app.clock.now.getTime() + 2 * 3_600_000)
  await app.capabilities
    .flatMap(({ jobs }) => jobs ?? [])
    .find(({ name }) => name === 'kernel.sweep-files')
    ?.run(app.ctx(), {})
  expect(await copySize(String(file.sha256), 'original')).toBeNull()
  expect(await app.files.store.size(contentKey(String(shared.sha256)))).toBe(6)
})
