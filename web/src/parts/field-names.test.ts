import { expect, test } from 'vitest'
import { ApiProblem } from '../api/problem.ts'
import { errorAt, namesOf } from './field-names.ts'

const refused = (params: Record<string, unknown>, fields: { path: string; message: string }[] = []) =>
  new ApiProblem({ status: 422, code: 'offer.worse', message: '金额太低', params, fields })

test('a refusal that names a field says its words at that field', () => {
  expect(errorAt(refused({ field: 'amountFen', least: 100 }), 'amountFen')).toBe('金额太低')
  expect(errorAt(refused({ field: 'amountFen' }), 'text')).toBeUndefined()
})

test('a refusal that names no field stands above the form only', () => {
  expect(refused({ least: 100 }).fields).toEqual([])
  expect(refused({ field: 7 }).fields).toEqual([])
})

test('where the shape of several fields is wrong each keeps its own words', () => {
  const fields = [
    { path: 'text', message: '至少 10 个字' },
    { path: 'files.2', message: '没有这个文件' },
  ]
  expect(errorAt(refused({ field: 'amountFen' }, fields), 'files')).toBe('没有这个文件')
  expect(errorAt(refused({ field: 'amountFen' }, fields), 'amountFen')).toBeUndefined()
})

test('a complaint about something inside of a field belongs to the field, one with a similar name does not', () => {
  expect(namesOf('awards.0.finding.text')).toEqual(['awards.0.finding.text', 'awards.0.finding', 'awards.0', 'awards'])
  expect(errorAt(refused({ field: 'textual' }), 'text')).toBeUndefined()
})
