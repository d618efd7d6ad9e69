import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { nextNonce } from './nonces.ts'

const elsewhere = async (many: number): Promise<string[]> => {
  const code = `const { nextNonce } = await import(${JSON.stringify(fileURLToPath(new URL('nonces.ts', import.meta.url)))})
    for (let n = 0; n < ${many}; n += 1) process.stdout.write(nextNonce().toString('hex') + ' ')`
  const args = ['--input-type=module', '-e', code]
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 })
  return stdout.trim().split(' ')
}

test('no nonce is given twice, by one process over many pools or by processes beside it', async () => {
  const many = 100_000
  const own = Array.from({ length: many }, () => nextNonce().toString('hex'))
  const all = [...own, ...(await elsewhere(many)), ...(await elsewhere(many))]
  expect(new Set(all).size).toBe(3 * many)
  expect(all.every((nonce) => nonce.length === 24)).toBe(true)
})
