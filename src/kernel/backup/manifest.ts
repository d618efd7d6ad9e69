import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { BackupBroken } from './age.ts'

/** When it was begun, and its id: by this name it lies in the place, and names sort by time. */
const labelForm = /^\d{8}T\d{6}Z\.bkp_[0-9a-z]{26}$/
export const labelOf = (id: string, begun: Date): string =>
  `${begun.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z.${id}`
export const isLabel = (text: string): boolean => labelForm.test(text)
export const idOf = (label: string): string => label.slice(label.indexOf('.') + 1)

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** An archive of age, cut into parts that any place takes: put together in their order they are one file. */
const Archive = z.strictObject({
  bytes: z.int().positive(),
  parts: z
    .array(z.strictObject({ name: z.string().max(200), bytes: z.int().positive(), sha256 }))
    .min(1)
    .max(100_000),
})
/**
 * What a backup is, written when everything else lies there: a backup without it is none. Signed with the secret of the installation, so that
 * nobody who can only write to the place puts another backup there: an archive of age can be made by everybody.
 */
const Manifest = z.strictObject({
  format: z.literal('xiaobao-backup-1'),
  label: z.string().regex(labelForm),
  kind: z.enum(['data', 'keys']),
  takenAt: z.iso.datetime(),
  software: z.string().max(100),
  /** Which database: restoring into another one is fine, comparing with another one is not. */
  installation: z.string().max(200),
  migrations: z.array(z.strictObject({ name: z.string().max(200), sha256 })).max(10_000),
  jobsSchema: z.int(),
  rows: z.record(z.string().max(130), z.int().nonnegative()),
  files: z.strictObject({ count: z.int(), bytes: z.int(), missing: z.int() }),
  log: z.strictObject({ size: z.int().nonnegative(), checkpoint: z.string().max(10_000).nullable() }),
  recipients: z.array(z.string().max(100)).max(20),
  archive: Archive,
})
export type Manifest = z.infer<typeof Manifest>
export type Part = Manifest['archive']['parts'][number]
const Signed = z.strictObject({ manifest: z.string().max(20_000_000), mac: sha256 })

export const mostManifestBytes = 32 * 1024 * 1024
const keyOf = (secret: string, what: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', what, 32))
const macOf = (secret: string, text: string): Buffer =>
  createHmac('sha256', keyOf(secret, 'xiaobao backup manifest')).update(text).digest()

export function writeManifest(manifest: Manifest, secret: string): string {
  const text = JSON.stringify(Manifest.parse(manifest))
  return `${JSON.stringify({ manifest: text, mac: macOf(secret, text).toString('hex') })}\n`
}

/** @throws {BackupBroken} when a byte of it is not as it was written, or another installation wrote it. */
export function readManifest(file: string, secret: string): Manifest {
  const signed = Signed.safeParse(jsonOf(file))
  if (!signed.success) throw new BackupBroken('the manifest of the backup does not read: it was changed or cut off')
  const { manifest, mac } = signed.data
  if (!timingSafeEqual(macOf(secret, manifest), Buffer.from(mac, 'hex')))
    throw new BackupBroken(
      'the manifest of the backup was changed, or XIAOBAO_SECRET is not that of the installation that made it',
    )
  const read = Manifest.safeParse(jsonOf(manifest))
  if (!read.success)
    throw new BackupBroken('the backup was made by another version of Xiaobao; restore it with that one')
  return read.data
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Under which name the bytes with this hash lie in the place: who sees only names does not learn which files there are. */
export const fileName = (secret: string, hash: string): string => {
  const name = createHmac('sha256', keyOf(secret, 'xiaobao backup file names')).update(hash).digest('hex')
  return `files/${name.slice(0, 2)}/${name.slice(2, 4)}/${name}.age`
}
export type Named = Pick<Manifest, 'kind' | 'label'>
export const folderName = ({ kind, label }: Named): string => `${kind}/${label}/`
export const manifestName = (named: Named): string => `${folderName(named)}manifest.json`
export const partName = (named: Named, number: number): string =>
  `${folderName(named)}${named.kind}.tar.gz.age.${String(number).padStart(4, '0')}`
