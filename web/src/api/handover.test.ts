import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newQueryClient } from './client.ts'
import { Handover, handoverScript, takeOver } from './handover.ts'
import { ApiProblem } from './problem.ts'

const begin = '<script type="application/json" id="handover">'
const end = '</script>'
const inside = (script: string): string => script.slice(begin.length, -end.length)
const holding = (text: string): Handover => ({
  language: 'zh',
  now: '2026-11-25T02:00:00.000Z',
  reads: [{ key: [`GET /api/rules ${text}`, { text }], data: { rows: [text] } }],
})

test('no text can end the data in the page, begin a script or a comment, or be read otherwise than it was', () => {
  const nasty = fc.constantFrom('</script>', '<!--', '<script>', ']]>', '\u2028', '&lt;', '$&', '"', '\\', '<')
  fc.assert(
    fc.property(fc.array(fc.oneof(nasty, fc.string()), { maxLength: 8 }), (pieces) => {
      const handover = holding(pieces.join(''))
      const script = handoverScript(handover)
      expect(script.startsWith(begin) && script.endsWith(end)).toBe(true)
      expect(inside(script)).not.toMatch(/[<>&\u2028\u2029]/)
      expect(Handover.parse(JSON.parse(inside(script)))).toEqual(handover)
    }),
  )
})

test('what was read for the page is there at once, refusals too, and a refusal is not asked again while it is fresh', () => {
  const client = newQueryClient()
  const problem = { status: 404, code: 'not-found', message: '没有找到', params: { noun: 'rule' }, fields: [] }
  takeOver(client, {
    ...holding('x'),
    reads: [
      { key: ['GET /api/a', {}], data: { rows: [] } },
      { key: ['GET /api/b', { id: 'x' }], problem },
    ],
  })
  expect(client.getQueryData(['GET /api/a', {}])).toEqual({ rows: [] })
  const refused = client.getQueryState(['GET /api/b', { id: 'x' }])
  expect(refused?.error).toBeInstanceOf(ApiProblem)
  expect(refused).toMatchObject({ status: 'error', errorUpdateCount: 0, error: { status: 404, code: 'not-found' } })
})
