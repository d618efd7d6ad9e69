import { sizeWords } from '../../kernel/evidence/file-name.rules.ts'
import type { Content, Evidence } from './dossier-content.rules.ts'
import { fileKindWords, sideWords, whenWords } from './dossier-words.rules.ts'
import { sayIn, type Pair, type Section } from './paper-form.rules.ts'

export function evidenceSection(content: Content, pictures: ReadonlyMap<number, string>): Section {
  const { evidence, dossier } = content
  const say = sayIn(dossier.language)
  return {
    form: 'evidence',
    title: say({ zh: '证据目录', en: 'Evidence' }),
    intro: say({
      zh: '按提交时间编号。原件在证据包的 evidence 文件夹里，文件名以同一编号开头；图片另附缩略图，以原件为准。',
      en: 'Numbered in the order of submission. The originals are in the folder evidence of the archive under the same numbers; pictures are shown small here, and the original counts.',
    }),
    empty: say({ zh: '没有人提交证据。', en: 'No evidence was submitted.' }),
    items: evidence.map((one) => ({
      head: `${say({ zh: '证据 ', en: 'Evidence ' })}${one.number} · ${one.name}`,
      rows: rowsOf(one, dossier.language),
      codes: codesOf(one, dossier.language),
      picture: pictures.get(one.number) ?? null,
      alt: `${say({ zh: '证据缩略图 ', en: 'Thumbnail of evidence ' })}${one.number}`,
    })),
  }
}

function rowsOf(one: Evidence, language: 'zh' | 'en'): Pair[] {
  const say = sayIn(language)
  const submitted = `${say(sideWords[one.side])} · ${whenWords(one.at, language)}`
  const kind = `${say(fileKindWords(one.type))} · ${one.type ?? '?'} · ${sizeWords(one.bytes)}`
  return [
    [say({ zh: '提交', en: 'Submitted' }), submitted],
    [say({ zh: '类型', en: 'Type' }), kind],
    ...(one.late
      ? [[say({ zh: '期限', en: 'Time' }), say({ zh: '举证期满后提交', en: 'after the exchange was closed' })] as const]
      : []),
    ...(one.note === '' ? [] : [[say({ zh: '说明', en: 'Note' }), one.note] as const]),
    ...(one.copy === 'original' ? [] : [[say({ zh: '副本', en: 'Copy' }), copyWords(one, language)] as const]),
  ]
}

function copyWords({ copy }: Evidence, language: 'zh' | 'en'): string {
  const say = sayIn(language)
  return copy === 'clean'
    ? say({
        zh: '对方提交的图片，包内为去除拍摄地点和设备信息的副本。',
        en: 'A picture of the other side; the archive has a copy without place and device.',
      })
    : say({
        zh: '做不出查看副本，没有收入证据包；原件由平台保存。',
        en: 'No copy could be made; the platform keeps the original.',
      })
}

function codesOf(one: Evidence, language: 'zh' | 'en'): Pair[] {
  const say = sayIn(language)
  return [
    [say({ zh: '校验值', en: 'SHA-256' }), one.sha256],
    ...(one.copySha256 === null ? [] : [[say({ zh: '副本校验值', en: 'of the copy' }), one.copySha256] as const]),
    ...(one.link === null
      ? []
      : [[say({ zh: `证据链第 ${one.place} 件`, en: `Link ${one.place}` }), one.link] as const]),
    ...(one.path === null ? [] : [[say({ zh: '包内文件', en: 'In the archive' }), one.path] as const]),
  ]
}
