import { join } from 'node:path'
import type { Settings } from '../config/settings.ts'

/** The log of facts of this installation. */
export type Log = {
  /** The name that it gets when it signs for the first time (C2SP: no scheme). It keeps it when the address changes. */
  readonly origin: string
  /** Where the last checkpoint is kept beside the database. */
  readonly file: string
}

export const logOf = ({ XIAOBAO_PUBLIC_URL, XIAOBAO_HOME }: Settings): Log => ({
  origin: `${new URL(XIAOBAO_PUBLIC_URL).host}/facts`,
  file: join(XIAOBAO_HOME, 'proof', 'checkpoint'),
})
