import { expect, test } from 'vitest'
import { requestOf } from './url.ts'

test('what the path names goes into the path, encoded, and not into the query', () => {
  expect(requestOf({ method: 'GET', path: '/api/things/:id' }, { id: 'a/b', limit: 20 })).toEqual({
    url: '/api/things/a%2Fb?limit=20',
    body: null,
  })
})

test('lists repeat their name; what is absent stays away, what is false or zero does not', () => {
  const input = { state: ['new', 'old'], text: undefined, cursor: null, open: false, from: 0 }
  expect(requestOf({ method: 'GET', path: '/api/things' }, input).url).toBe(
    '/api/things?state=new&state=old&open=false&from=0',
  )
})

test('a write sends the rest as its body, a removal as its query', () => {
  expect(requestOf({ method: 'POST', path: '/api/things/:id/step' }, { id: 'x', reason: '不同意' })).toEqual({
    url: '/api/things/x/step',
    body: { reason: '不同意' },
  })
  expect(requestOf({ method: 'DELETE', path: '/api/things/:id' }, { id: 'x', hard: true })).toEqual({
    url: '/api/things/x?hard=true',
    body: null,
  })
})

test('bytes keep the body for themselves', () => {
  const route = { method: 'PUT', path: '/api/files/:id/content', rawBody: { maxBytes: 1 } } as const
  expect(requestOf(route, { id: 'f', offset: 0 })).toEqual({ url: '/api/files/f/content?offset=0', body: null })
})

test('a path with a hole is a mistake of the page, not a request', () => {
  expect(() => requestOf({ method: 'GET', path: '/api/things/:id' }, { id: '' })).toThrow('lacks id')
})
