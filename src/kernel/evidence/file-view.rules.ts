import type { FileView } from './evidence.contract.ts'
import type { FileRow } from './evidence.store.ts'

export const viewOf = (file: FileRow): FileView => ({
  id: file.id,
  name: file.name,
  state: file.state,
  bytes: file.bytes,
  offset: file.received,
  type: file.type,
  sha256: file.sha256,
  refusal: file.refusal,
  thumbnail: file.picture,
  width: file.width,
  height: file.height,
  createdAt: file.createdAt.toISOString(),
  storedAt: file.storedAt?.toISOString() ?? null,
})
