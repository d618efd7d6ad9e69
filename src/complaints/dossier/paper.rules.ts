import type { Content } from './dossier-content.rules.ts'
import { coverOf } from './paper-cover.rules.ts'
import { sectionsOf } from './paper-sections.rules.ts'
import { packCover, packSections, packTitles } from './pack.rules.ts'
import { sayIn, type Paper } from './paper-form.rules.ts'

/** What the template sets, in the words of one language. `pictures`: by the number of the evidence. */
export function paperOf(content: Content, pictures: ReadonlyMap<number, string>): Paper {
  const { language } = content.dossier
  const say = sayIn(language)
  const { pack } = content
  return {
    title: pack ? packTitles[pack.kind] : say({ zh: '消费争议案卷', en: 'Dossier of a consumer dispute' }),
    header: content.complaint.receipt,
    author: say({ zh: '平台消费者权益保护部门', en: "The platform's consumer-protection department" }),
    language,
    'page-words': language === 'zh' ? ['第 ', ' 页 / 共 ', ' 页'] : ['Page ', ' of ', ''],
    numbering: language === 'zh' ? '一、' : '1.',
    'contents-title': say({ zh: '目录', en: 'Contents' }),
    cover: pack ? packCover(content, pack) : coverOf(content),
    sections: pack ? packSections(content, pack, pictures) : sectionsOf(content, pictures),
  }
}
