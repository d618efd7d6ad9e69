import type { FileStore } from '../evidence/file-store.ts'
import { BackupBroken } from './age.ts'
import { lying } from './lying.ts'
import { manifestName, mostManifestBytes, readManifest, type Manifest, type Named } from './manifest.ts'

/** A place that is read, and the secret that its manifests are signed with. */
export type Shelf = { readonly store: FileStore; readonly secret: string }
/** What a restore is made of. */
export type Chosen = {
  readonly data: Manifest
  /** The keys of the same instant, or the next after it. */
  readonly keys: Manifest
  /** The last keys that there are: whose keys are gone in them was forgotten since. */
  readonly newestKeys: Manifest
}

/** The newest, or the one that is named. @throws {BackupBroken} when it cannot be restored. */
export async function chooseBackup(shelf: Shelf, name: string | null): Promise<Chosen> {
  const labels = (await lying(shelf.store, 'data')).whole
  const label = name === null ? labels.at(-1) : labels.find((one) => one === name || one.endsWith(`.${name}`))
  if (label === undefined)
    throw new BackupBroken(
      name === null ? 'there is no whole backup in this place' : `there is no whole backup ${name} in this place`,
    )
  const data = await manifestOf(shelf, { kind: 'data', label })
  const after = (await lying(shelf.store, 'keys')).whole.filter((one) => one >= label)
  const [first] = after
  const last = after.at(-1)
  if (first === undefined || last === undefined)
    throw new BackupBroken(
      `the keys of backup ${label} are not in this place, nor later ones: what is sealed in it cannot be opened. Keys are kept shorter than data, so that who was forgotten stays forgotten`,
    )
  const keys = await manifestOf(shelf, { kind: 'keys', label: first })
  const newestKeys = first === last ? keys : await manifestOf(shelf, { kind: 'keys', label: last })
  if ([keys, newestKeys].some(({ installation }) => installation !== data.installation))
    throw new BackupBroken('the keys beside the backup are those of another installation')
  return { data, keys, newestKeys }
}

export async function manifestOf({ store, secret }: Shelf, named: Named): Promise<Manifest> {
  const name = manifestName(named)
  if (((await store.size(name)) ?? 0) > mostManifestBytes) throw new BackupBroken(`${name} is longer than any manifest`)
  const pieces: Uint8Array[] = []
  for await (const piece of await store.read(name)) pieces.push(piece)
  const manifest = readManifest(Buffer.concat(pieces).toString('utf8'), secret)
  if (manifest.kind !== named.kind || manifest.label !== named.label)
    throw new BackupBroken(`${name} is the manifest of another backup (${manifest.label})`)
  return manifest
}
