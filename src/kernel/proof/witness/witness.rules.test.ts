import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkpointText } from '../checkpoint.rules.ts'
import { logKeyOf, verifiedNote } from '../log-key.ts'
import { edgeRoot, emptyEdge, grow, nodesIn, type Tile } from '../tiles.ts'
import { consistencyPath, rootOf, sha256 } from '../tree.ts'
import { cosignedAt, witnessKeyOf, witnessName } from './cosignature.rules.ts'
import { judge, readRequest, requestText, type Seen } from './request.rules.ts'

const origin = 'mall.example.com/facts'
const most = 300
const leaves = Array.from({ length: most }, (_, n) => sha256(Buffer.from(`leaf ${n}`)))
const { tiles, edge } = grow(emptyEdge, leaves)
const stored = new Map(tiles.map((tile: Tile) => [`${tile.level}/${tile.place}`, tile.hashes]))
const read = nodesIn(({ level, place }) => stored.get(`${level}/${place}`))
const at = (size: number) => ({ origin, size, root: rootOf(size, read) })
const sizes = fc.integer({ min: 1, max: most })
const seen = (size: number): Seen | null => (size === 0 ? null : at(size))
const key = witnessKeyOf('association.example.cn', Buffer.alloc(32, 3))
const text = checkpointText({ origin, size: most, root: edgeRoot(edge) })
const noon = new Date('2026-03-02T04:00:00.500Z')

test('a witness signs a checkpoint and the second in which it saw it, and whoever knows it reads both', () => {
  const line = key.cosigned(text, noon)
  expect(cosignedAt(text, line, key.verifier)).toEqual(new Date('2026-03-02T04:00:00Z'))
  expect(witnessName(key.verifier)).toBe('association.example.cn')
  const log = logKeyOf(origin, Buffer.alloc(32, 5))
  const note = `${log.signed(text)}${line}`
  expect(verifiedNote(note, [log.verifier])?.signatures.map(({ name }) => name)).toEqual([origin, key.name])
})

test('a signature of another witness, over another checkpoint, with another second or with anything changed is none', () => {
  const line = key.cosigned(text, noon)
  const other = witnessKeyOf('association.example.cn', Buffer.alloc(32, 4))
  expect(cosignedAt(text, line, other.verifier)).toBeNull()
  expect(cosignedAt(checkpointText(at(7)), line, key.verifier)).toBeNull()
  // The key of a log and the key of a witness are not mistaken for each other, even when they are one.
  expect(cosignedAt(text, line, logKeyOf('association.example.cn', Buffer.alloc(32, 3)).verifier)).toBeNull()
  fc.assert(
    fc.property(fc.nat(line.length - 2), fc.constantFrom('A', 'z', '+', ' ', '=', '9'), (place, sign) => {
      fc.pre(line[place] !== sign)
      expect(cosignedAt(text, line.slice(0, place) + sign + line.slice(place + 1), key.verifier)).toBeNull()
    }),
  )
})

test('what a witness is asked is read back as it was written, and anything else is no request', () => {
  fc.assert(
    fc.property(
      fc.nat(1e9),
      fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 63 }),
      (old, path) => {
        const asked = { old, path, note: `${text}\n${key.cosigned(text, noon)}` }
        expect(readRequest(requestText(asked))).toEqual(asked)
      },
    ),
  )
  for (const wrong of [
    '',
    'old 1',
    'old 01\n\nx',
    'old -1\n\nx',
    'old 1\nAAAA\n\nx',
    `old 1\n${'A'.repeat(43)}=\n`,
    'new 1\n\nx',
  ])
    expect(readRequest(wrong), wrong).toBeNull()
  fc.assert(
    fc.property(fc.string(), (any) => {
      expect(() => readRequest(any)).not.toThrow()
    }),
  )
})

test('a witness signs whatever continues what it signed before, of every size', () => {
  fc.assert(
    fc.property(sizes, fc.nat(most), (size, before) => {
      fc.pre(before <= size)
      const path = before === 0 || before === size ? [] : consistencyPath(before, size, read)
      expect(judge({ old: before, path, note: '' }, at(size), seen(before))).toBe('signed')
    }),
  )
})

test('it signs nothing that goes on from elsewhere, is smaller, is another tree of the size it signed, or is not proved', () => {
  fc.assert(
    fc.property(sizes, sizes, fc.nat(most), (size, before, old) => {
      const path = old > 0 && old < size ? consistencyPath(old, size, read) : []
      const answer = judge({ old, path, note: '' }, at(size), seen(before))
      if (answer === 'signed') expect(old).toBe(before)
      if (old > size) expect(answer).toBe('malformed')
      else if (old !== before) expect(answer).toBe('old')
    }),
  )
  const forged = { ...at(200), root: randomBytes(32) }
  expect(judge({ old: 200, path: [], note: '' }, forged, seen(200))).toBe('split')
  expect(judge({ old: 100, path: consistencyPath(100, 200, read), note: '' }, forged, seen(100))).toBe('unproved')
  expect(judge({ old: 100, path: [], note: '' }, at(200), seen(100))).toBe('unproved')
  expect(judge({ old: 0, path: [randomBytes(32)], note: '' }, at(200), null)).toBe('malformed')
})

test('the bytes that are signed are those of C2SP tlog-cosignature', () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32)
  const line = witnessKeyOf('w.example', seed).cosigned(text, new Date(1_679_315_147_000))
  const bytes = Buffer.from(line.split(' ')[2] ?? '', 'base64')
  expect(bytes.length).toBe(4 + 8 + 64)
  expect(bytes.readBigUInt64BE(4)).toBe(1_679_315_147n)
  const expected = sign(null, Buffer.from(`cosignature/v1\ntime 1679315147\n${text}`), privateKey)
  expect(bytes.subarray(12).equals(expected)).toBe(true)
})
