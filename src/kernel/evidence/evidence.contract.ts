import { z } from 'zod'
import { declareRefusals } from '../refusal.contract.ts'
import { Empty, Id, Instant, route } from '../route.contract.ts'
import { FileType, largestFileBytes, pendingQuota } from './file-type.contract.ts'

/**
 * receiving: bytes are still missing · received: complete, being checked · stored: kept for good, may be attached ·
 * refused: not what it claimed to be, nothing was kept · discarded: never finished or never attached, removed
 */
export const FileState = z.enum(['receiving', 'received', 'stored', 'refused', 'discarded'])
export type FileState = z.infer<typeof FileState>

/** A file as everyone sees it who may see it. `offset` is where the next PUT must begin. */
export const FileView = z.object({
  id: z.string(),
  name: z.string(),
  state: FileState,
  bytes: z.int(),
  offset: z.int(),
  /** The real type, read from the bytes; null until they were all there. */
  type: z.string().nullable(),
  sha256: z.string().nullable(),
  /** The code of the refusal when the state is `refused`. */
  refusal: z.string().nullable(),
  /** none: this type has no picture · waiting: being made · ready: GET …/thumbnail · failed: the picture is damaged */
  thumbnail: z.enum(['none', 'waiting', 'ready', 'failed']),
  width: z.int().nullable(),
  height: z.int().nullable(),
  createdAt: Instant,
  storedAt: Instant.nullable(),
})
export type FileView = z.infer<typeof FileView>

export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256 as 64 lower-case hex digits')

export const beginUpload = route({
  method: 'POST',
  path: '/api/files',
  summary: { zh: '开始上传一个文件', en: 'Begin the upload of a file' },
  who: ['signed-in', 'machine'],
  scope: 'complaints.write',
  clause: '7.1.1',
  audit: 'file.begin',
  status: 201,
  perMinute: 120,
  input: z.strictObject({
    name: z.string().min(1).max(500),
    bytes: z.int().min(1).max(largestFileBytes),
    type: z.string().min(1).max(200),
    sha256: sha256Hex.optional(),
  }),
  output: FileView,
})

export const appendContent = route({
  method: 'PUT',
  path: '/api/files/:id/content',
  summary: { zh: '从指定位置续传文件内容', en: 'Append bytes to an upload from where it stands' },
  who: ['signed-in', 'machine'],
  scope: 'complaints.write',
  clause: '7.1.1',
  audit: 'file.append',
  rawBody: { maxBytes: largestFileBytes },
  perMinute: 600,
  input: Id.extend({ offset: z.coerce.number().int().min(0) }),
  output: FileView,
})

export const readFile = route({
  method: 'GET',
  path: '/api/files/:id',
  summary: { zh: '查看文件状态与续传位置', en: 'See a file, and where its upload stands' },
  who: ['signed-in', 'machine'],
  scope: 'complaints.write',
  clause: '7.1.1',
  input: Id,
  output: FileView,
})

export const discardFile = route({
  method: 'DELETE',
  path: '/api/files/:id',
  summary: { zh: '撤回一个还没有提交的文件', en: 'Take back a file that is attached to nothing' },
  who: ['signed-in'],
  clause: '7.1.1',
  audit: 'file.discard',
  input: Id,
  output: z.object({ id: z.string() }),
})

export const readContent = route({
  method: 'GET',
  path: '/api/files/:id/content',
  summary: { zh: '下载文件（支持分段）', en: 'Download a file (ranges supported)' },
  who: ['signed-in'],
  clause: '7.1.1',
  rawReply: 'application/octet-stream',
  input: Id,
  output: z.string(),
})

export const readThumbnail = route({
  method: 'GET',
  path: '/api/files/:id/thumbnail',
  summary: { zh: '查看图片缩略图（不含拍摄信息）', en: 'See the thumbnail of a picture (without its metadata)' },
  who: ['signed-in'],
  clause: '7.1.1',
  rawReply: 'image/webp',
  input: Id,
  output: z.string(),
})

export const listFileTypes = route({
  method: 'GET',
  path: '/api/file-types',
  summary: { zh: '可以上传的文件类型与大小', en: 'Which files may be uploaded, and how large' },
  who: ['anyone'],
  input: Empty,
  output: z.object({ types: z.array(FileType), quota: z.object({ files: z.int(), bytes: z.int() }) }),
})

export const evidenceRefusals = declareRefusals({
  'file.type-not-allowed': {
    status: 415,
    zh: '「{name}」不是可以上传的类型。可以上传：{allowed}。',
    en: '"{name}" is not of a type that can be uploaded. Allowed: {allowed}.',
  },
  'file.type-mismatch': {
    status: 422,
    zh: '「{name}」的内容不是它声称的类型（声称 {claimed}，实际 {actual}）。没有保存，请换用原始文件。',
    en: 'What is inside "{name}" is not the type it claims (claimed {claimed}, found {actual}). Nothing was kept; please send the original file.',
  },
  'file.too-large': {
    status: 413,
    zh: '「{name}」有 {size}，这类文件最大 {maxSize}。',
    en: '"{name}" has {size}; files of this type may have at most {maxSize}.',
  },
  'file.name-unusable': {
    status: 422,
    zh: '文件名里没有可用的字符，请重新命名后再传。',
    en: 'The file name has no usable character; rename the file and send it again.',
  },
  'file.wrong-offset': {
    status: 409,
    zh: '已收到 {offset} 字节，请从第 {offset} 字节继续。',
    en: '{offset} bytes have arrived; continue from byte {offset}.',
  },
  'file.too-many-bytes': {
    status: 413,
    zh: '收到的内容超过了声明的 {bytes} 字节。多出的部分没有保存。',
    en: 'More arrived than the {bytes} bytes that were announced. The excess was not kept.',
  },
  'file.upload-over': {
    status: 409,
    zh: '这个文件的上传已经结束（{state}），内容不能再改。',
    en: 'The upload of this file is over ({state}); its content cannot be changed.',
  },
  'file.hash-mismatch': {
    status: 422,
    zh: '「{name}」在传输中变了样（SHA-256 不符）。没有保存，请重新上传。',
    en: '"{name}" changed on the way (its SHA-256 differs). Nothing was kept; please upload it again.',
  },
  'file.picture-too-big': {
    status: 422,
    zh: '「{name}」的像素或帧数超过上限（{maxPixels} 像素、{maxFrames} 帧）。',
    en: '"{name}" has too many pixels or frames (at most {maxPixels} pixels and {maxFrames} frames).',
  },
  'file.damaged': {
    status: 422,
    zh: '「{name}」已损坏，打不开。请重新导出或重新拍摄后再传。',
    en: '"{name}" is damaged and cannot be opened. Export or take it again, then upload it.',
  },
  'file.quota-used-up': {
    status: 429,
    zh: `您有太多上传了却没有使用的文件（最多 ${pendingQuota.files} 个，共 ${pendingQuota.bytes / 1024 / 1024} MiB）。请先提交或等待一天。`,
    en: `You have too many uploaded files that are attached to nothing (at most ${pendingQuota.files}, ${pendingQuota.bytes / 1024 / 1024} MiB together). Submit them first, or wait a day.`,
  },
  'file.unknown': {
    status: 422,
    zh: '找不到文件 {file}。它不存在，或者不是您上传的。',
    en: 'There is no file {file}: it does not exist, or you did not upload it.',
  },
  'file.not-finished': {
    status: 409,
    zh: '附件「{name}」没有传完（{receivedSize}/{size}）。已保存，可以继续上传。',
    en: '"{name}" has not arrived completely ({receivedSize} of {size}). It is kept; continue the upload.',
  },
  'file.attached-elsewhere': {
    status: 409,
    zh: '附件「{name}」已用在别处，请重新上传一份。',
    en: '"{name}" is already attached to something else; upload it once more.',
  },
  'file.attached': {
    status: 409,
    zh: '「{name}」已作为证据提交，不能撤回。',
    en: '"{name}" was submitted as evidence and cannot be taken back.',
  },
  'file.too-many': {
    status: 422,
    zh: '一次最多附 {max} 个文件。',
    en: 'At most {max} files can be attached.',
  },
  'file.copy-impossible': {
    status: 409,
    zh: '图片「{name}」已损坏，做不出查看副本。请联系平台处理人员查看原件。',
    en: 'The picture "{name}" is damaged; no copy for viewing could be made. Ask the platform to look at the original.',
  },
  'file.copy-not-ready': {
    status: 409,
    zh: '「{name}」的查看副本还在准备，请稍后再看。',
    en: 'The copy of "{name}" for viewing is still being made; try again shortly.',
  },
})
