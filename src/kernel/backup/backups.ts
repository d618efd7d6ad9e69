import type { FileStore, Files } from '../evidence/file-store.ts'
import type { Recipient } from './age-key.ts'

/** Where backups of this installation go, and for whom. Made from the settings of the process. */
export type Place = {
  readonly store: FileStore
  /** In words, for the page: a folder, or a bucket. */
  readonly where: string
  readonly recipients: readonly Recipient[]
  /** How many days data and keys are kept. */
  readonly days: number
  readonly keyDays: number
}
export type Backups = {
  /** Null: nobody set them up. */
  readonly place: Place | null
  readonly connectionString: string
  /** Where evidence is kept. */
  readonly files: Files
  /** Of this machine, for one part at a time. */
  readonly spool: string
  /** Of the installation: what manifests and names are signed with. */
  readonly secret: string
  readonly software: string
}
