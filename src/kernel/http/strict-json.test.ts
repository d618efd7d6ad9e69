import fc from 'fast-check'
import { expect, test } from 'vitest'
import { whyManyReadings } from './strict-json.ts'

test('whatever a program writes has one reading, however it is spaced', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 8 }), fc.constantFrom(undefined, 2, '\t'), (text, space) => {
      expect(whyManyReadings(JSON.stringify(JSON.parse(text), null, space))).toBeNull()
    }),
  )
})

test('a member that is said twice is found, however deep and however it is escaped', () => {
  fc.assert(
    fc.property(fc.string(), fc.json({ maxDepth: 3 }), fc.nat({ max: 20 }), (name, value, depth) => {
      const escaped = JSON.stringify(name).slice(1, -1)
      const byNumber = name.replaceAll(/[^]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
      const inner = `{"${escaped}":${value},"other":[${value}],"${byNumber}":1}`
      const text = `${'[{"a":'.repeat(depth)}${inner}${'}]'.repeat(depth)}`
      fc.pre(name !== 'other')
      expect(JSON.parse(text)).toBeDefined()
      expect(whyManyReadings(text)?.code).toBe('input.said-twice')
    }),
  )
})

test.each([
  '{"a":{"a":[{"a":1},{"a":2}]}}',
  '{"a":"a","b":"a"}',
  String.raw`{"a\\":1,"a\"":2,"a":"\\","b":"\\\""}`,
  '["a","a"]',
  '{"a,":1,"{a":2}',
])('what only looks like twice is once: %s', (text) => {
  expect(JSON.parse(text)).toBeDefined()
  expect(whyManyReadings(text)).toBeNull()
})

test('a hundred levels are read, one more is refused', () => {
  expect(whyManyReadings('['.repeat(100) + ']'.repeat(100))).toBeNull()
  expect(whyManyReadings('['.repeat(101) + ']'.repeat(101))?.code).toBe('input.too-deep')
})
