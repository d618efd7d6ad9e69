import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

/** An authenticator in software, for tests: ES256, attestation `none`, and whatever a bad one would say. */
export type Lies = Partial<{ origin: string; rpId: string; verified: boolean; challenge: string; counter: number }>

const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest()
const b64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

/** The few shapes of CBOR that are needed. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  const entries = [...(value as Map<unknown, unknown>)]
  return Buffer.concat([head(5, entries.length), ...entries.flatMap(([key, one]) => [cbor(key), cbor(one)])])
}
function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length])
  if (length < 256) return Buffer.from([(major << 5) | 24, length])
  return Buffer.from([(major << 5) | 25, length >> 8, length & 255])
}

export function authenticator(site: { readonly origin: string; readonly rpId: string }) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  let counter = 0

  const clientData = (type: string, lies: Lies, challenge: string): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge: lies.challenge ?? challenge, origin: lies.origin ?? site.origin }))
  const authData = (lies: Lies, extra: number, rest: Buffer = Buffer.of()): Buffer => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(lies.counter ?? counter)
    const flags = 0x01 | (lies.verified === false ? 0 : 0x04) | extra
    return Buffer.concat([sha256(lies.rpId ?? site.rpId), Buffer.from([flags]), count, rest])
  }

  return {
    id: b64(id),
    /** What `navigator.credentials.create` gives. */
    create(challenge: string, lies: Lies = {}) {
      const length = Buffer.from([0, id.length])
      const data = authData(lies, 0x40, Buffer.concat([Buffer.alloc(16), length, id, cbor(coseOf(publicKey))]))
      const attestation = cbor(
        new Map<unknown, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', data],
        ]),
      )
      return {
        id: b64(id),
        rawId: b64(id),
        type: 'public-key' as const,
        clientExtensionResults: {},
        response: {
          clientDataJSON: b64(clientData('webauthn.create', lies, challenge)),
          attestationObject: b64(attestation),
          transports: ['internal'],
        },
      }
    },
    /** What `navigator.credentials.get` gives; it counts each signature. */
    get(challenge: string, lies: Lies = {}) {
      counter += 1
      const data = authData(lies, 0)
      const client = clientData('webauthn.get', lies, challenge)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey as KeyObject)
      return {
        id: b64(id),
        rawId: b64(id),
        type: 'public-key' as const,
        clientExtensionResults: {},
        response: { clientDataJSON: b64(client), authenticatorData: b64(data), signature: b64(signature) },
      }
    },
  }
}

function coseOf(key: KeyObject): Map<number, unknown> {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return new Map<number, unknown>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, Buffer.from(x, 'base64url')],
    [-3, Buffer.from(y, 'base64url')],
  ])
}
