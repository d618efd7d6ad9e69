import { createHash, randomBytes } from 'node:crypto'
import { combine, split } from 'shamir-secret-sharing'
import { localRootKey, WrongRootKey, type RootKey } from './root-key.ts'

const cardsMade = 3
const cardsNeeded = 2

/**
 * A root key on three cards for three people, of which any two give it back and one alone says nothing (Shamir 1979).
 * A card names its set and ends with a checksum, so that a slip of the pen and a card of another set are told apart from a wrong key.
 */
export async function newCards(): Promise<{ readonly key: RootKey; readonly cards: readonly string[] }> {
  const secret = randomBytes(32)
  const key = localRootKey(secret)
  const shares = await split(new Uint8Array(secret), cardsMade, cardsNeeded)
  return { key, cards: shares.map((share) => cardOf(key.id, share)) }
}

/** @throws {WrongRootKey} which says which card is wrong, and why. */
export async function rootKeyOfCards(text: string): Promise<RootKey> {
  const cards = text.split(/[\s,]+/).filter((card) => card !== '')
  if (cards.length < cardsNeeded) throw new WrongRootKey(`${cardsNeeded} cards are needed; ${cards.length} given`)
  const read = cards.map((card, at) => readCard(card, at + 1))
  const [first] = read
  if (read.some(({ set }) => set !== first?.set)) throw new WrongRootKey('the cards are not of one set')
  if (new Set(read.map(({ share }) => share.toString('hex'))).size < cardsNeeded)
    throw new WrongRootKey('the same card was given twice')
  const key = localRootKey(await combine(read.map(({ share }) => new Uint8Array(share))))
  if (key.id !== first?.set) throw new WrongRootKey('the cards do not give back their key')
  return key
}

function cardOf(set: string, share: Uint8Array): string {
  const body = `xbcard1-${set}-${Buffer.from(share).toString('hex')}`
  return `${body}-${checksum(body)}`
}

function readCard(card: string, number: number): { readonly set: string; readonly share: Buffer } {
  const parts = /^(xbcard1-([0-9a-f]{16})-([0-9a-f]{66}))-([0-9a-f]{8})$/.exec(card.toLowerCase())
  if (!parts) throw new WrongRootKey(`card ${number} is not complete`)
  const [, body = '', set = '', share = '', sum] = parts
  if (checksum(body) !== sum) throw new WrongRootKey(`card ${number} has a slip: its checksum does not fit`)
  return { set, share: Buffer.from(share, 'hex') }
}

const checksum = (body: string): string => createHash('sha256').update(body).digest('hex').slice(0, 8)
