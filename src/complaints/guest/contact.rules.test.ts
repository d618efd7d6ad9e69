import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskContact, networkOf, readContact } from './contact.rules.ts'

test('one telephone has one spelling, however it is typed', () => {
  for (const typed of [
    '138 0013 8000',
    '+86 13800138000',
    '0086-13800138000',
    '８６１３８００１３８０００',
    '138-0013-8000',
  ])
    expect(readContact('phone', typed), typed).toBe('+8613800138000')
  expect(readContact('phone', '0044 20 7946 0958')).toBe('+442079460958')
})

test('one mailbox has one spelling, however it is typed', () => {
  for (const typed of [' Lin@Example.CN ', 'lin@example.cn', 'ｌｉｎ@example.cn'])
    expect(readContact('email', typed), typed).toBe('lin@example.cn')
})

test('what is no contact is none, and two are not one', () => {
  for (const bad of ['lin', 'lin@', '@example.cn', 'a@b', 'a@b.cn, c@d.cn', 'a b@c.cn', '"a"@b.cn', 'a@b..cn', ''])
    expect(readContact('email', bad), bad).toBeNull()
  for (const bad of ['12345', '23800138000', '+0123456789', '1380013800a', ''])
    expect(readContact('phone', bad), bad).toBeNull()
})

test('the one spelling of a spelling is itself', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('email' as const, 'phone' as const),
      fc.oneof(fc.string(), fc.emailAddress()),
      (kind, typed) => {
        const address = readContact(kind, typed)
        if (address !== null) expect(readContact(kind, address)).toBe(address)
      },
    ),
  )
})

test('a page shows enough of a contact to know it again, and no more', () => {
  expect(maskContact({ kind: 'email', address: 'lin@example.cn' })).toBe('l***@example.cn')
  expect(maskContact({ kind: 'phone', address: '+8613800138000' })).toBe('+86138****8000')
})

test('a household is counted as one, whichever of its addresses it uses', () => {
  expect(networkOf('2001:db8:1:2::1')).toBe(networkOf('2001:0db8:0001:0002:ffff::9'))
  expect(networkOf('2001:db8:1:3::1')).not.toBe(networkOf('2001:db8:1:2::1'))
  expect(networkOf('::ffff:10.0.0.1')).toBe('10.0.0.1')
  expect(networkOf('::1')).toBe('0:0:0:0')
  expect(networkOf('10.0.0.1')).not.toBe(networkOf('10.0.0.2'))
})
