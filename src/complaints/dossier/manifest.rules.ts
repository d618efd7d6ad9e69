import { stringify } from 'csv-stringify/sync'
import { sizeWords } from '../../kernel/evidence/file-name.rules.ts'
import type { Content } from './dossier-content.rules.ts'
import { sideWords, whenWords } from './dossier-words.rules.ts'

/** The text files of the archive. */

export type Entry = { readonly path: string; readonly bytes: number; readonly sha256: string }

/** Everything the dossier says, as it was written, for whoever wants to read it with a program. */
export const caseFile = (content: Content): string => `${JSON.stringify(content, null, 2)}\n`

export const manifestJson = ({ dossier, complaint, evidence }: Content, entries: readonly Entry[]): string =>
  `${JSON.stringify({ format: 'xiaobao-manifest/1', receipt: complaint.receipt, dossier, files: entries, evidence }, null, 2)}\n`

const columns = [
  'number',
  'path',
  'name',
  'type',
  'bytes',
  'sha256',
  'submitted_by',
  'submitted_at',
  'note',
  'copy',
  'original_sha256',
]

/** For a spreadsheet: with the mark that makes it read UTF-8, and nothing in it that a spreadsheet would run. */
export function manifestCsv({ evidence }: Content): string {
  const rows = evidence.map((one) => [
    one.number,
    one.path ?? '',
    one.name,
    one.type ?? '',
    one.copyBytes ?? one.bytes,
    one.copySha256 ?? one.sha256,
    one.side,
    one.at,
    one.note,
    one.copy,
    one.sha256,
  ])
  return stringify([columns, ...rows], { bom: true, record_delimiter: '\r\n', escape_formulas: true })
}

/** As `sha256sum -c SHA256SUMS` reads it. The names have no line breaks and no backslashes (see evidencePath). */
export const sumsOf = (entries: readonly Entry[]): string =>
  entries.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')

export function readMe({ complaint, dossier, evidence }: Content): string {
  const left = evidence.filter((one) => one.copy === 'missing').map((one) => one.number)
  const clean = evidence.filter((one) => one.copy === 'clean').map((one) => one.number)
  const bytes = evidence.reduce((sum, one) => sum + (one.path === null ? 0 : (one.copyBytes ?? one.bytes)), 0)
  const zh = [
    `投诉编号 ${complaint.receipt} 的案卷与证据包`,
    `制作时间：${whenWords(dossier.asOf, 'zh')}（北京时间），按${sideWords[dossier.side].zh}一方可见的内容制作。`,
    '',
    'dossier.pdf      案卷，有目录、页码和证据目录',
    `evidence/        证据原件 ${evidence.length - left.length} 份，共 ${sizeWords(bytes)}；编号与案卷一致`,
    'case.json        案卷的全部内容，逐字，供程序读取',
    'manifest.csv     证据清单，可用表格软件打开；manifest.json 是同一内容',
    'SHA256SUMS       每个文件的校验值',
    '',
    '核对方法：解压后在这个文件夹里运行',
    '  Linux：    sha256sum -c SHA256SUMS',
    '  macOS：    shasum -a 256 -c SHA256SUMS',
    '  Windows：  certutil -hashfile 文件名 SHA256，与 SHA256SUMS 中的值比对',
    ...(clean.length > 0
      ? [
          '',
          `证据 ${clean.join('、')} 是对方提交的图片，包内为去除拍摄地点和设备信息的副本；原件的校验值见 manifest.csv。`,
        ]
      : []),
    ...(left.length > 0 ? ['', `证据 ${left.join('、')} 的查看副本做不出来，没有收入；原件由平台保存。`] : []),
  ]
  const en = [
    `Dossier and evidence of complaint ${complaint.receipt}`,
    `Made ${whenWords(dossier.asOf, 'en')} (Beijing time), as the ${sideWords[dossier.side].en.toLowerCase()} may see it.`,
    'dossier.pdf is the file to read; evidence/ holds what was submitted, under the numbers of the dossier; case.json is the whole content word for word;',
    'manifest.csv and manifest.json list the evidence. Check everything in this folder with: sha256sum -c SHA256SUMS (macOS: shasum -a 256 -c SHA256SUMS).',
    ...(clean.length > 0
      ? [
          `Evidence ${clean.join(', ')}: pictures of the other side, copied without place and device. Checksums of the originals are in manifest.csv.`,
        ]
      : []),
    ...(left.length > 0
      ? [`Evidence ${left.join(', ')}: no copy could be made; the platform keeps the original.`]
      : []),
  ]
  return `${[...zh, '', ...en].join('\r\n')}\r\n`
}
