import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstBreak, headOf, linkOf, type Link, type Piece } from './chain.rules.ts'

const hex = fc.stringMatching(/^[0-9a-f]{64}$/)
const piece = fc.record({
  fileId: fc.uuid(),
  sha256: hex,
  side: fc.constantFrom('consumer' as const, 'merchant' as const, 'platform' as const),
  statementId: fc.option(fc.uuid()),
  at: fc.date({ min: new Date('2025-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
  note: fc.string(),
})
type Bare = Omit<Piece, 'complaintId' | 'place'>
function chained(pieces: readonly Bare[]): Link[] {
  const links: Link[] = []
  for (const [index, bare] of pieces.entries()) {
    const whole = { ...bare, complaintId: 'cmp_1', place: index + 1 }
    links.push({ ...whole, link: linkOf(links.at(-1)?.link ?? null, whole) })
  }
  return links
}
const chain = fc.array(piece, { minLength: 1, maxLength: 8 }).map(chained)

test('a chain that nobody touched fits, and so does one that went on after its end was written down', () => {
  fc.assert(
    fc.property(chain, fc.nat(8), (links, cut) => {
      expect(firstBreak(links, headOf(links))).toBe(null)
      expect(firstBreak(links, headOf(links.slice(0, cut)))).toBe(null)
    }),
  )
})

const flipped = (text: string, at: number): string => {
  const index = at % text.length
  return `${text.slice(0, index)}${text[index] === '0' ? '1' : '0'}${text.slice(index + 1)}`
}
const changes: readonly ((link: Link, at: number) => Link)[] = [
  (link, at) => ({ ...link, sha256: flipped(link.sha256, at) }),
  (link, at) => ({ ...link, fileId: flipped(link.fileId, at) }),
  (link) => ({ ...link, side: link.side === 'merchant' ? 'consumer' : 'merchant' }),
  (link, at) => ({ ...link, statementId: link.statementId === null ? 'stm' : flipped(link.statementId, at) }),
  (link) => ({ ...link, at: new Date(link.at.getTime() + 1) }),
  (link) => ({ ...link, note: `${link.note} ` }),
  (link, at) => ({ ...link, link: flipped(link.link, at) }),
]

test('whatever is changed in one piece, by a single character, is noticed at its place', () => {
  fc.assert(
    fc.property(chain, fc.nat(), fc.nat(), fc.nat(6), (links, which, at, how) => {
      const place = which % links.length
      const touched = links.with(place, changes[how]!(links[place]!, at))
      expect(firstBreak(touched, headOf(links))).toEqual({ place: place + 1, why: 'changed' })
    }),
  )
})

test('a piece that is taken out is noticed at its place, the newest one too', () => {
  fc.assert(
    fc.property(chain, fc.nat(), (links, which) => {
      const place = which % links.length
      expect(firstBreak(links.toSpliced(place, 1), headOf(links))).toEqual({ place: place + 1, why: 'missing' })
    }),
  )
})

test('two pieces that changed places are noticed, even when their numbers were changed with them', () => {
  fc.assert(
    fc.property(chain, fc.nat(), fc.nat(), fc.boolean(), (links, one, two, renumbered) => {
      const [a, b] = [one % links.length, two % links.length]
      fc.pre(a !== b)
      const swapped = links.with(a, links[b]!).with(b, links[a]!)
      const shown = renumbered ? swapped.map((link, index) => ({ ...link, place: index + 1 })) : swapped
      expect(firstBreak(shown, headOf(links))?.place).toBe(Math.min(a, b) + 1)
    }),
  )
})

test('who writes the chain anew from a changed piece on cannot meet the end that was written down', () => {
  fc.assert(
    fc.property(chain, fc.nat(), fc.nat(), (links, which, at) => {
      const place = which % links.length
      const forged = chained(links.with(place, changes[0]!(links[place]!, at)))
      expect(firstBreak(forged, headOf(links))).toEqual({ place: links.length, why: 'changed' })
    }),
  )
})
