import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings } from '../../kernel/config/settings.ts'
import { endpointOf } from './endpoint.ts'

const on = {
  XIAOBAO_ASSISTANT: 'on',
  XIAOBAO_ASSISTANT_URL: 'https://models.example.com/v1/',
  XIAOBAO_ASSISTANT_MODEL: 'qwen',
}
const endpoint = (environment: Readonly<Record<string, string>>) => endpointOf(readSettings(environment).settings)

test('the assistant is off until it is switched on, whatever else is set; a demonstration has none', () => {
  expect(endpoint({})).toBeNull()
  expect(endpoint({ ...on, XIAOBAO_ASSISTANT: 'off' })).toBeNull()
  expect(endpoint(on)).toEqual({
    url: 'https://models.example.com/v1/chat/completions',
    model: 'qwen',
    key: null,
    mayBePrivate: false,
    timeoutMs: 60_000,
    callsPerDay: 200,
  })
})

test('switched on without an address or a model, or with two keys, the process says so at start and by name', () => {
  expect(() => readSettings({ XIAOBAO_ASSISTANT: 'on' })).toThrow(
    /XIAOBAO_ASSISTANT_URL is needed[^]*XIAOBAO_ASSISTANT_MODEL is needed/,
  )
  const both = { ...on, XIAOBAO_ASSISTANT_KEY: 'k', XIAOBAO_ASSISTANT_KEY_FILE: '/x' }
  expect(() => readSettings(both)).toThrow(/both set/)
  expect(readSettings({ ...on, XIAOBAO_ASSISTANT_URL: 'http://models.example.com' }).warnings.join()).toMatch(
    /not an https/,
  )
})

test('the key comes from a variable or from a file, and a file that is none is refused without telling what it holds', () => {
  expect(endpoint({ ...on, XIAOBAO_ASSISTANT_KEY: 'sk-1' })?.key).toBe('sk-1')
  const folder = mkdtempSync(join(tmpdir(), 'xiaobao-key-'))
  const file = join(folder, 'key')
  writeFileSync(file, 'sk-2\n')
  expect(endpoint({ ...on, XIAOBAO_ASSISTANT_KEY_FILE: file })?.key).toBe('sk-2')
  writeFileSync(file, 'two words')
  expect(() => endpoint({ ...on, XIAOBAO_ASSISTANT_KEY_FILE: file })).toThrow(
    /^(?![^]*two words)[^]*KEY_FILE cannot be read/,
  )
  rmSync(folder, { recursive: true })
  expect(() => endpoint({ ...on, XIAOBAO_ASSISTANT_KEY_FILE: file })).toThrow(/KEY_FILE cannot be read/)
})
