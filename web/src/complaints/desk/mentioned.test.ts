import { expect, test } from 'vitest'
import { handlesOf, mentionedIn } from './mentioned.ts'

const handles = handlesOf([
  { id: 'a', name: '周洋' },
  { id: 'b', name: '周洋洋' },
  { id: 'c', name: '周洋' },
])

test('two colleagues of one name are told apart', () => {
  expect(handles.map(({ handle }) => handle)).toEqual(['周洋', '周洋洋', '周洋·2'])
  expect(mentionedIn('@周洋·2 请看', handles)).toEqual(['c'])
})
test('a name that begins another one is not named by it', () => {
  expect(mentionedIn('请 @周洋洋 核对', handles)).toEqual(['b'])
  expect(mentionedIn('请 @周洋 和 @周洋洋 核对', handles)).toEqual(['b', 'a'])
})
test('a name without @ tells nobody', () => {
  expect(mentionedIn('周洋已经核对', handles)).toEqual([])
})
