import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { z } from 'zod'
import type { Credential } from './passkey.contract.ts'

type Given = z.infer<typeof Credential>

/** Who we are to authenticators: the address of the settings, never what a request says. */
const rpOf = (publicUrl: string) => ({ id: new URL(publicUrl).hostname, origin: new URL(publicUrl).origin })

export const optionsToAdd = (
  publicUrl: string,
  { site, account, name, known }: { site: string; account: string; name: string; known: readonly string[] },
) =>
  generateRegistrationOptions({
    rpName: site,
    rpID: rpOf(publicUrl).id,
    userID: new TextEncoder().encode(account),
    userName: name,
    userDisplayName: name,
    attestationType: 'none',
    excludeCredentials: known.map((id) => ({ id })),
    // A passkey signs in by itself, so it has to know its owner.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    timeout: 5 * 60_000,
  })

export const optionsToShow = (publicUrl: string, known: readonly { id: string; transports: string[] }[]) =>
  generateAuthenticationOptions({
    rpID: rpOf(publicUrl).id,
    userVerification: 'required',
    ...(known.length > 0 && { allowCredentials: known.map(({ id, transports }) => ({ id, transports })) }),
    timeout: 5 * 60_000,
  })

/** Null for whatever is not right: another site, another challenge, nobody checked, or no credential at all. */
export async function readAdded(publicUrl: string, challenge: string, credential: Given) {
  const { id, origin } = rpOf(publicUrl)
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: credential as unknown as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
    })
    return verified && registrationInfo ? registrationInfo : null
  } catch {
    return null
  }
}

type Kept = { readonly credential_id: string; readonly public_key: Buffer; readonly transports: string[] }
/** The counter is judged by us, for a copy has to be told apart from a mistake. */
export async function readShown(
  publicUrl: string,
  { challenge, credential, kept }: { challenge: string; credential: Given; kept: Kept },
) {
  const { id, origin } = rpOf(publicUrl)
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: credential as unknown as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      credential: { id: kept.credential_id, publicKey: new Uint8Array(kept.public_key), counter: 0 },
    })
    return verified ? authenticationInfo : null
  } catch {
    return null
  }
}
