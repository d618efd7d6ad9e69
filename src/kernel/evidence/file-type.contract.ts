import { z } from 'zod'

/** One kind of file that we keep. The client's word is only a hint: the bytes decide (see sniff.rules.ts). */
export const FileType = z.object({
  type: z.string(),
  /** The first one is used when a file is served without a usable name. */
  extensions: z.array(z.string()),
  maxBytes: z.int(),
  /** May a browser show it in place? Everything else is offered for download only. */
  inline: z.boolean(),
  /** A picture that gets a thumbnail and a copy without its metadata. */
  picture: z.boolean(),
})
export type FileType = z.infer<typeof FileType>

const MiB = 1024 * 1024
const picture = { maxBytes: 20 * MiB, inline: true, picture: true }
const document = { maxBytes: 20 * MiB, inline: false, picture: false }
const recording = { maxBytes: 200 * MiB, inline: true, picture: false }

/**
 * What evidence may be made of. Deliberately absent: SVG and HTML (they run scripts), zip (nothing looks inside it),
 * office files with macros, and HEIC (no browser shows it; phones send JPEG when HEIC is not on the list).
 */
export const fileTypes: readonly FileType[] = [
  { type: 'image/jpeg', extensions: ['jpg', 'jpeg'], ...picture },
  { type: 'image/png', extensions: ['png'], ...picture },
  { type: 'image/webp', extensions: ['webp'], ...picture },
  { type: 'image/gif', extensions: ['gif'], ...picture },
  { type: 'application/pdf', extensions: ['pdf'], ...document },
  { type: 'text/plain', extensions: ['txt'], ...document, maxBytes: 5 * MiB },
  { type: 'text/csv', extensions: ['csv'], ...document },
  {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
    ...document,
  },
  { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'], ...document },
  { type: 'audio/mpeg', extensions: ['mp3'], ...recording, maxBytes: 50 * MiB },
  { type: 'audio/wav', extensions: ['wav'], ...recording, maxBytes: 50 * MiB },
  { type: 'audio/mp4', extensions: ['m4a'], ...recording, maxBytes: 50 * MiB },
  { type: 'audio/amr', extensions: ['amr'], ...recording, maxBytes: 20 * MiB, inline: false },
  { type: 'video/mp4', extensions: ['mp4'], ...recording },
  { type: 'video/quicktime', extensions: ['mov'], ...recording },
]

/** No single file is larger than this, whatever its type. */
export const largestFileBytes = Math.max(...fileTypes.map((type) => type.maxBytes))
/** What one person may have uploaded and not yet attached to anything. */
export const pendingQuota = { files: 60, bytes: 1024 * MiB } as const
