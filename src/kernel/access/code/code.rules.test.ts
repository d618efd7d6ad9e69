import fc from 'fast-check'
import { expect, test } from 'vitest'
import { roles, staff } from '../../role.contract.ts'
import { mayUseCode, secondsToWait } from './code.rules.ts'
import { codeOf } from './digits.ts'

const now = new Date('2026-03-02T09:00:00+08:00')
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1000)

test.each([
  [[], 0],
  [[ago(10)], 50],
  [[ago(60)], 0],
  [[ago(61), ago(600), ago(700), ago(800), ago(3000)], 600],
])('after codes at %j one waits %i seconds', (past, seconds) => {
  const caps = [
    { most: 1, withinSeconds: 60 },
    { most: 5, withinSeconds: 3600 },
  ]
  expect(secondsToWait(past, caps, now)).toBe(seconds)
})

test('whatever was asked for before, whoever waits as told may ask then and not a second earlier', () => {
  const caps = [
    { most: 1, withinSeconds: 60 },
    { most: 5, withinSeconds: 3600 },
    { most: 10, withinSeconds: 86_400 },
  ]
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 15 }), (ages) => {
      const past = ages.map(ago)
      const seconds = secondsToWait(past, caps, now)
      const later = (more: number) => secondsToWait(past, caps, new Date(now.getTime() + more * 1000))
      expect(later(seconds)).toBe(0)
      if (seconds > 0) expect(later(seconds - 1)).toBeGreaterThan(0)
    }),
  )
})

test('six digits always, of their own for every flow and purpose', () => {
  const key = Buffer.alloc(32, 1)
  const codes = Array.from({ length: 500 }, (_, i) => codeOf(key, 'password-reset', `flow ${i}`))
  for (const code of codes) expect(code).toMatch(/^\d{6}$/)
  expect(new Set(codes).size).toBeGreaterThan(490)
  expect(codeOf(key, 'code-sign-in', 'flow 1')).not.toBe(codeOf(key, 'password-reset', 'flow 1'))
})

test('nobody who sees the cases of others signs in by mail or text alone; everybody in use may set a password anew', () => {
  for (const role of roles) {
    const works = staff.includes(role) || role === 'regulator'
    expect(mayUseCode('code-sign-in', { state: 'active', roles: [role] })).toBe(!works)
    expect(mayUseCode('password-reset', { state: 'active', roles: [role] })).toBe(true)
    expect(mayUseCode('password-reset', { state: 'disabled', roles: [role] })).toBe(false)
  }
})
