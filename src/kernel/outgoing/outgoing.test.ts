import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import { readSettings } from '../config/settings.ts'
import { createWebhook } from '../fact/fact.contract.ts'
import { newWebhookSecret } from '../fact/webhook-signature.ts'
import { everywhere, plugInOutgoing } from './outgoing.ts'
import { listOf, mayReach } from './private-address.ts'
import { postSigned } from './signed-post.ts'

let app: TestApp
let heard = 0
let location: string | null = null
const inside = createServer((request, response) => {
  heard += 1
  request.resume()
  response.writeHead(location ? 307 : 204, location ? { location } : {}).end()
})
let port = 0
beforeAll(async () => {
  app = await testApp()
  await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve))
  port = (inside.address() as AddressInfo).port
})
afterAll(async () => {
  inside.close()
  await app.close()
})
afterEach(() => plugInOutgoing(everywhere))

const post = (url: string) =>
  postSigned({ url, secret: newWebhookSecret() }, { id: 'dlv_1', body: '{}', now: new Date() })

const inner =
  '127.0.0.1 10.1.2.3 172.31.255.255 192.168.0.1 169.254.169.254 100.100.100.200 0.0.0.0 224.0.0.1 255.255.255.255 ' +
  '::1 :: fd00::1 fe80::1 ::ffff:10.0.0.1 64:ff9b::a00:1 nothing'
test.each(inner.split(' '))('%s is no address of the public internet', (address) => {
  expect(mayReach(address, listOf([]))).toBe(false)
})

test('public addresses are reached, and of the private ones those that are listed', () => {
  for (const address of ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])
    expect(mayReach(address, listOf([]))).toBe(true)
  const listed = listOf(['10.0.0.0/8', '192.168.1.5', 'fd00::/8'])
  expect(['10.9.9.9', '192.168.1.5', 'fd12::1', '::ffff:10.0.0.1'].map((one) => mayReach(one, listed))).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect(['192.168.1.6', '127.0.0.1', 'fe80::1'].map((one) => mayReach(one, listed))).toEqual([false, false, false])
})

test('nothing is sent to a private address, however it is written, named or redirected to, unless it is listed', async () => {
  plugInOutgoing([])
  for (const host of ['127.0.0.1', '2130706433', '0x7f.1', 'localhost', '[::ffff:127.0.0.1]', '[::1]']) {
    const answer = await post(`http://${host}:${port}/`)
    expect(answer).toMatchObject({ ok: false, status: null })
    expect(answer.error).toContain('XIAOBAO_PRIVATE_TARGETS')
  }
  expect(heard).toBe(0)
  plugInOutgoing(['127.0.0.1'])
  expect(await post(`http://localhost:${port}/`)).toMatchObject({ ok: true, status: 204 })
  location = 'http://169.254.169.254/latest/meta-data'
  expect(await post(`http://127.0.0.1:${port}/`)).toMatchObject({ ok: false, status: 307 })
  location = null
  expect(heard).toBe(2)
})

test('whoever enters a private address hears at once that nothing is sent there', async () => {
  plugInOutgoing([])
  const admin = await app.as('admin')
  for (const host of ['10.0.0.5', 'localhost', 'mall.localhost', '[fd00::1]']) {
    const url = `http://${host}/hook`
    const answer = await app.call(createWebhook, { url, kinds: ['*'] }, { as: admin, language: 'en' })
    expect(answer.error).toMatchObject({ code: 'outgoing.address-private' })
  }
  const open = await app.call(createWebhook, { url: 'https://mall.example.com/hook', kinds: ['*'] }, { as: admin })
  expect(open.status).toBe(201)
})

test('a demo may reach everything, a real installation nothing private; a wrong list is refused by name', () => {
  const secret = 'k3Jd92mXo0PqLz7VbN4tRw8YcFh1sGuE'
  expect(readSettings({}).settings.XIAOBAO_PRIVATE_TARGETS).toEqual(everywhere)
  expect(readSettings({ XIAOBAO_SECRET: secret }).settings.XIAOBAO_PRIVATE_TARGETS).toEqual([])
  const read = (list: string) =>
    readSettings({ XIAOBAO_SECRET: secret, XIAOBAO_PRIVATE_TARGETS: list }).settings.XIAOBAO_PRIVATE_TARGETS
  expect(read('10.0.0.0/8, 192.168.1.5')).toEqual(['10.0.0.0/8', '192.168.1.5'])
  expect(read('any')).toEqual(everywhere)
  expect(() => read('mall.internal')).toThrow('XIAOBAO_PRIVATE_TARGETS is "mall.internal"; allowed: addresses')
})
