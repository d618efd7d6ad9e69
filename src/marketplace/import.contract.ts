import { z } from 'zod'
import { declareRefusals } from '../kernel/refusal.contract.ts'
import { Empty, Id, Instant, Paged, pageOf, route } from '../kernel/route.contract.ts'
import { ImportKind, ImportOptions, Mapping } from './import-kind.contract.ts'
import { When } from './noun.contract.ts'

export const largestImportBytes = 200 * 1024 * 1024
export const mostRows = 10_000_000
/** Rejected rows kept for download; more than these are counted, not kept. */
export const mostRejectionsKept = 100_000

/**
 * draft: uploaded, mapping open · checking: dry run · checked: dry run done · running · done ·
 * failed: the file broke off or is no table · stopped: by a person
 */
export const ImportState = z.enum(['draft', 'checking', 'checked', 'running', 'done', 'failed', 'stopped'])
export type ImportState = z.infer<typeof ImportState>

export const ImportView = z.object({
  id: z.string(),
  fileName: z.string(),
  bytes: z.int(),
  encoding: z.string(),
  delimiter: z.string(),
  columns: z.array(z.string()),
  kind: ImportKind.nullable(),
  source: z.string(),
  mapping: Mapping,
  options: ImportOptions,
  asOf: Instant,
  state: ImportState,
  /** What the numbers are of: a look without writing, or the real thing. */
  dry: z.boolean(),
  rows: z.int(),
  loaded: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  /** Share of the file read, 0 to 1. */
  progress: z.number(),
  failure: z.string().nullable(),
  createdAt: Instant,
  startedAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
})
export type ImportView = z.infer<typeof ImportView>
export const ImportDetail = ImportView.extend({
  sample: z.array(z.array(z.string())),
  problems: z.array(
    z.object({ field: z.string(), problem: z.enum(['missing', 'unknown-field', 'unknown-column', 'kind-missing']) }),
  ),
  reasons: z.array(z.object({ field: z.string(), reason: z.string(), rows: z.int() })),
})
export type ImportDetail = z.infer<typeof ImportDetail>

const importers = ['admin'] as const
const Source = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => text.isWellFormed() && !text.includes('\0'))

export const uploadImport = route({
  method: 'POST',
  path: '/api/marketplace/imports',
  summary: { zh: '上传一个数据文件（CSV，可 gzip）', en: 'Upload a data file (CSV, gzip accepted)' },
  who: [...importers, 'machine'],
  scope: 'marketplace.write',
  audit: 'import.upload',
  status: 201,
  rawBody: { maxBytes: largestImportBytes },
  input: z.strictObject({
    fileName: z.string().trim().min(1).max(200),
    /** Whose ids these are. Files and events of one marketplace share one source. */
    source: Source,
    kind: ImportKind.optional(),
    /** The instant the file describes; the upload when left out. The same file keeps its first one. */
    asOf: When.optional(),
  }),
  output: ImportDetail,
})
export const listImports = route({
  method: 'GET',
  path: '/api/marketplace/imports',
  summary: { zh: '数据导入列表', en: 'Data imports' },
  who: [...importers, 'machine'],
  scope: 'marketplace.read',
  input: Paged.extend({ state: ImportState.optional() }),
  output: pageOf(ImportView),
})
export const readImport = route({
  method: 'GET',
  path: '/api/marketplace/imports/:id',
  summary: { zh: '一次导入的进度与结果', en: 'Progress and report of one import' },
  who: [...importers, 'machine'],
  scope: 'marketplace.read',
  input: Id,
  output: ImportDetail,
})
export const changeImport = route({
  method: 'PATCH',
  path: '/api/marketplace/imports/:id',
  summary: { zh: '设置导入的类型、列对应与选项', en: 'Set kind, column mapping and options of an import' },
  who: [...importers, 'machine'],
  scope: 'marketplace.write',
  audit: 'import.change',
  input: Id.extend({
    kind: ImportKind.optional(),
    source: Source.optional(),
    mapping: Mapping.optional(),
    options: ImportOptions.optional(),
    asOf: When.optional(),
  }),
  output: ImportDetail,
})
export const startImport = route({
  method: 'POST',
  path: '/api/marketplace/imports/:id/runs',
  summary: { zh: '试运行或正式导入', en: 'Run an import, for trial or for real' },
  who: [...importers, 'machine'],
  scope: 'marketplace.write',
  audit: 'import.run',
  status: 202,
  input: Id.extend({ dry: z.boolean() }),
  output: ImportDetail,
})
export const stopImport = route({
  method: 'POST',
  path: '/api/marketplace/imports/:id/stop',
  summary: { zh: '停止导入（已导入的行保留）', en: 'Stop an import (what is loaded stays)' },
  who: [...importers, 'machine'],
  scope: 'marketplace.write',
  audit: 'import.stop',
  input: Id,
  output: ImportDetail,
})
export const Rejection = z.object({
  row: z.int(),
  field: z.string(),
  reason: z.string(),
  detail: z.string(),
  record: z.array(z.string()),
})
export const listRejections = route({
  method: 'GET',
  path: '/api/marketplace/imports/:id/rejections',
  summary: { zh: '未导入的行及原因', en: 'Rejected rows and why' },
  who: [...importers, 'machine'],
  scope: 'marketplace.read',
  input: Id.extend({
    after: z.int().min(0).max(mostRows).default(0),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.object({ rows: z.array(Rejection), next: z.int().nullable() }),
})
export const downloadRejections = route({
  method: 'GET',
  path: '/api/marketplace/imports/:id/rejections.csv',
  summary: { zh: '下载未导入的行', en: 'Download rejected rows' },
  who: [...importers, 'machine'],
  scope: 'marketplace.read',
  rawReply: 'text/csv',
  input: Id,
  output: z.string(),
})
export const SavedMapping = z.object({
  id: z.string(),
  name: z.string(),
  kind: ImportKind,
  mapping: Mapping,
  options: ImportOptions,
})
export const listMappings = route({
  method: 'GET',
  path: '/api/marketplace/import-mappings',
  summary: { zh: '保存过的列对应', en: 'Saved column mappings' },
  who: importers,
  input: Empty,
  output: z.object({ rows: z.array(SavedMapping) }),
})
export const saveMapping = route({
  method: 'POST',
  path: '/api/marketplace/import-mappings',
  summary: { zh: '保存列对应，以后同样的文件直接用', en: 'Save a column mapping for the next file of the same shape' },
  who: importers,
  audit: 'import-mapping.save',
  status: 201,
  input: z.strictObject({
    name: z.string().trim().min(1).max(80),
    kind: ImportKind,
    mapping: Mapping,
    options: ImportOptions,
  }),
  output: SavedMapping,
})

export const importRefusals = declareRefusals({
  'import.file-unusable': {
    status: 422,
    zh: '「{fileName}」读不成表格（{reason}）。请导出为 CSV，第一行是列名，列名不空、不重复。',
    en: '"{fileName}" cannot be read as a table ({reason}). Export it as CSV; the first row names the columns, none empty, none twice.',
  },
  'import.file-too-large': {
    status: 413,
    zh: '文件超过 {maxMb} MB。可以先用 gzip 压缩，或分成几个文件。',
    en: 'The file has more than {maxMb} MB. Compress it with gzip, or split it.',
  },
  'import.file-incomplete': {
    status: 400,
    zh: '文件没有传完，没有保存。请重新上传。',
    en: 'The file did not arrive completely and was not kept. Upload it again.',
  },
  'import.busy': {
    status: 409,
    zh: '这次导入正在运行，先停止再修改。',
    en: 'This import is running; stop it before you change it.',
  },
  'import.not-running': { status: 409, zh: '这次导入没有在运行。', en: 'This import is not running.' },
  'import.done': {
    status: 409,
    zh: '这次导入已经完成。要再导一次，请重新上传文件。',
    en: 'This import is done. To load it again, upload the file again.',
  },
  'import.mapping-incomplete': {
    status: 422,
    zh: '列对应还不完整：{fields}。',
    en: 'The column mapping is not complete: {fields}.',
  },
  'import.mapping-name-taken': {
    status: 409,
    zh: '已有同名的列对应，请换一个名称。',
    en: 'A mapping with this name exists already; choose another name.',
  },
})
