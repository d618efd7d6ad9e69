import { join } from 'node:path'
import type { Settings } from '../config/settings.ts'

/** The log of facts of this installation. */
export type Log = {
  /** The name that it gets when it signs for the first time (C2SP: no scheme). It keeps it when the address changes. */
  readonly origin: string
  /** Where the last checkpoint is kept beside the database. */
  readonly file: string
  /** Who signs how it stands, and where they are asked. */
  readonly witnesses: readonly Witness[]
  /** Logs of others that this installation is a witness of: `name+hash+key`. */
  readonly witnessOf: readonly string[]
  /** Under which name it signs as a witness. */
  readonly witnessName: string
}
export type Witness = { readonly verifier: string; readonly url: string }

export const logOf = ({ XIAOBAO_PUBLIC_URL, XIAOBAO_HOME, XIAOBAO_WITNESSES, XIAOBAO_WITNESS_OF }: Settings): Log => ({
  origin: `${new URL(XIAOBAO_PUBLIC_URL).host}/facts`,
  file: join(XIAOBAO_HOME, 'proof', 'checkpoint'),
  witnesses: XIAOBAO_WITNESSES ?? [],
  witnessOf: XIAOBAO_WITNESS_OF ?? [],
  witnessName: `${new URL(XIAOBAO_PUBLIC_URL).host}/witness`,
})

/** A log without a database or witnesses behind it. */
export const loneLog = (origin: string, file: string): Log => ({
  origin,
  file,
  witnesses: [],
  witnessOf: [],
  witnessName: `${origin}/witness`,
})
