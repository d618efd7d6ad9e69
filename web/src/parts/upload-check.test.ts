import { expect, test } from 'vitest'
import { unfit } from './upload-check.ts'

const MiB = 1024 * 1024

test('a photo fits; what the server would refuse is said before a byte is sent', () => {
  expect(unfit({ name: 'IMG_1.JPG', type: 'image/jpeg', size: MiB }, 3)).toBeNull()
  expect(unfit({ name: '发票.pdf', type: '', size: MiB }, 1)).toBeNull()
  expect(unfit({ name: 'setup.exe', type: 'application/x-msdownload', size: MiB }, 3)).toEqual({ why: 'wrongType' })
  expect(unfit({ name: 'a.png', type: 'image/png', size: 0 }, 3)).toEqual({ why: 'empty' })
  expect(unfit({ name: 'a.png', type: 'image/png', size: 21 * MiB }, 3)).toEqual({
    why: 'tooLarge',
    maxBytes: 20 * MiB,
  })
  expect(unfit({ name: 'a.png', type: 'image/png', size: MiB }, 0)).toEqual({ why: 'tooMany' })
})
