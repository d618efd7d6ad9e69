import { afterAll, beforeAll, expect, test } from 'vitest'
import * as verifier from '../../../src/kernel/proof/check-receipt.rules.ts'
import { proveInclusion, readLog } from '../../../src/kernel/proof/proof.contract.ts'
import { sequence } from '../../../src/kernel/proof/sequence.actions.ts'
import { signCheckpoint } from '../../../src/kernel/proof/sign.actions.ts'
import { record } from '../../../src/kernel/fact/record.ts'
import { testApp, type TestApp } from '../../../tests/support/app.ts'
import type { Call } from '../api/call.ts'
import { ApiProblem } from '../api/problem.ts'
import { checkCode } from './verifier.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const ask: Call = async (route, input) => {
  const { status, body, error } = await app.call(route, input)
  if (status >= 400) throw new ApiProblem({ ...error, status })
  return body
}
/** One fact more, under a checkpoint of its own. */
const grow = async () => {
  await app.inTx((ctx) => record(ctx, [{ kind: 'kettle.boiled', subject: 'ktl_1' }]))
  await sequence(app.ctx())
  return (await signCheckpoint(app.ctx(), app.log.origin)) ?? expect.fail('nothing was signed')
}

test('what a code says holds, however often the log is signed anew while it is asked', async () => {
  await grow()
  const { size, root } = await grow()
  const { leaf } = await ask(proveInclusion, { index: 1 })
  const whileGrowing: Call = async (route, input) => {
    const answer = await ask(route, input)
    if (route.path !== readLog.path) await grow()
    return answer
  }
  const short = { index: 1, leaf, size, root: root.toString('base64') }
  expect(await checkCode(verifier, short, whileGrowing)).toEqual({ ok: true, short })
  expect(await checkCode(verifier, { ...short, index: 0 }, ask)).toEqual({ ok: false, why: 'not-in-the-tree' })
})

test('a log that ends before what the code says was cut off; only where nobody answers there is no network', async () => {
  const { size, root } = await grow()
  const { leaf } = await ask(proveInclusion, { index: size - 1 })
  const code = { index: size - 1, leaf, size, root: root.toString('base64') }
  for (const cut of [{ index: size }, { size: size + 1 }])
    expect(await checkCode(verifier, { ...code, ...cut }, ask)).toEqual({ ok: false, why: 'not-in-the-tree' })
  const nobody: Call = () => Promise.reject(new ApiProblem({ status: 0, code: 'network', message: '' }))
  expect(await checkCode(verifier, code, nobody)).toEqual({ ok: false, why: 'offline' })
})
