import { stringify } from 'csv-stringify/sync'
import type { DataKind } from '../../kernel/declared/declared.contract.ts'
import type { HeldTable } from '../../kernel/person/copy.actions.ts'

type About = { readonly number: string; readonly at: string; readonly ids: readonly string[] }
export type CopyFile = { readonly path: string; readonly text: string }

const written = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The same content three times: for programs, for tables, for people. */
export function copyFiles(about: About, held: readonly HeldTable[], kinds: readonly DataKind[]): CopyFile[] {
  const data = {
    format: 'xiaobao-person/1',
    request: about.number,
    madeAt: about.at,
    ids: about.ids,
    tables: held.map(({ table, kinds: of, rows }) => ({ table, kinds: Object.fromEntries(of), rows })),
  }
  return [
    { path: 'data.json', text: JSON.stringify(data, null, 2) },
    { path: 'index.html', text: page(about, held, kinds) },
    ...held.map(({ table, rows }) => ({
      path: `tables/${table}.csv`,
      text: stringify(
        rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, written(value)]))),
        { header: true, bom: true, escape_formulas: true, record_delimiter: 'windows' },
      ),
    })),
  ]
}

/** Without any script or address of another page: it opens from a folder, for years. */
function page({ number, at }: About, held: readonly HeldTable[], kinds: readonly DataKind[]): string {
  const body = held.map(({ table, kinds: of, rows }) => {
    const [titleZh, titleEn] = titlesOf(of, kinds)
    return `<section><h2>${escaped(titleZh)} <small>${escaped(titleEn)} · ${escaped(table)} · ${rows.length}</small></h2>${rows.map(rowHtml).join('')}</section>`
  })
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(number)}</title><style>body{font:16px/1.6 system-ui,"Noto Sans SC",sans-serif;max-width:860px;margin:24px auto;padding:0 16px;color:#1f2421;background:#fbfaf7}h2{font-size:18px;margin-top:32px}small{color:#4a524e;font-weight:400}dl{display:grid;grid-template-columns:160px 1fr;gap:2px 16px;border-top:1px solid #e2dfd6;padding:8px 0;margin:0}dt{color:#4a524e}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}@media(max-width:600px){dl{grid-template-columns:1fr}}</style><h1>个人信息副本 A copy of your data</h1><p>${escaped(number)} · ${escaped(at)}</p><p>同样的内容：data.json（机器可读）、tables/（表格）、files/（您提交的文件）；SHA256SUMS 用来核对。The same in data.json for programs, tables/ for spreadsheets, files/ with what you uploaded; SHA256SUMS to check them.</p>${body.join('')}</html>`
}
function titlesOf(of: ReadonlyMap<string, string>, kinds: readonly DataKind[]): [string, string] {
  const titles = [...new Set(of.values())].flatMap((id) => kinds.find((kind) => kind.id === id)?.title ?? [])
  return [titles.map(({ zh }) => zh).join('、'), titles.map(({ en }) => en).join(', ')]
}
const rowHtml = (row: Readonly<Record<string, unknown>>): string =>
  `<dl>${Object.entries(row)
    .filter(([, value]) => written(value) !== '')
    .map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(written(value))}</dd>`)
    .join('')}</dl>`
