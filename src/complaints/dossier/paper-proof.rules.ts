import type { Content } from './dossier-content.rules.ts'
import { stampWords } from './dossier-words.rules.ts'
import { sayIn, type Section } from './paper-form.rules.ts'

/** The number under which the platform keeps each record, so that a court can ask for exactly that one. */
export function factsSection({ story, dossier }: Content): Section {
  const say = sayIn(dossier.language)
  return {
    form: 'table',
    title: say({ zh: '记录编号', en: 'Record numbers' }),
    intro: say({
      zh: '「经过」一章每一行在平台只增不改的事件记录中的编号。需要核实时，可凭编号请平台出具该条记录。',
      en: 'Under which number each line of "What happened" stands in the append-only log of the platform. A single record can be asked for by it.',
    }),
    empty: say({ zh: '没有记录。', en: 'Nothing recorded.' }),
    widths: [34, 0, 58],
    head: [say({ zh: '时间', en: 'When' }), say({ zh: '事项', en: 'What' }), say({ zh: '记录编号', en: 'Record' })],
    rows: story.map((event) => [stampWords(event.at), say(event.title), event.fact]),
    codes: [2],
  }
}

/** Consumer law, art. 39: always told, whatever the platform decided. */
export function routesSection({ dossier }: Content): Section {
  const say = sayIn(dossier.language)
  return {
    form: 'words',
    title: say({ zh: '可以选择的解决途径', en: 'Ways to settle the dispute' }),
    paragraphs:
      dossier.language === 'zh'
        ? [
            '发生消费者权益争议，可以通过以下途径解决（《消费者权益保护法》第三十九条），平台的处理不影响这些权利：',
            '（一）与经营者协商和解；',
            '（二）请求消费者协会或者依法成立的其他调解组织调解；',
            '（三）向有关行政部门投诉（市场监管部门的 12315 平台）；',
            '（四）根据与经营者达成的仲裁协议提请仲裁机构仲裁；',
            '（五）向人民法院提起诉讼。',
          ]
        : [
            'Whatever the platform decides, a consumer may (Consumer Rights Protection Law, art. 39):',
            '(1) settle with the trader;',
            '(2) ask a consumer association or another lawful mediation body to mediate;',
            '(3) complain to the authority in charge (12315 of the market regulators);',
            '(4) go to arbitration, where there is an arbitration agreement with the trader;',
            '(5) sue before a people’s court.',
          ],
    code: null,
  }
}

export function proofSection({ dossier, chain }: Content): Section {
  const say = sayIn(dossier.language)
  return {
    form: 'words',
    title: say({ zh: '如何核对', en: 'How to check' }),
    paragraphs:
      dossier.language === 'zh'
        ? [
            '1. 证据包里的 SHA256SUMS 列出了每个文件（包括本案卷）的校验值。解压后在该文件夹运行下面的命令，逐个文件显示「OK」或「成功」即未被改动；Windows 可用 certutil -hashfile 文件名 SHA256 逐个比对。',
            '2. 证据的校验值在提交当时由平台计算并记录；制作时重新计算，两者不符的不会收入。',
            '3. 本案卷和证据包的校验值也记入平台的事件记录。持有文件的人可在平台的「核对案卷」页查询该文件是否由平台制作、有没有改动。',
            `4. 每件证据都带有证据链值，由上一件的链值和本件的内容、顺序、提交方、时间算出；任何一件被改动、调换或取走，后面的值都对不上。制作时已核对全部 ${chain.count} 件${chain.head === null ? '' : `，链尾为 ${chain.head}`}。`,
            `5. 制作时的规则版本：${dossier.rulebook}。案卷编号：${dossier.id}。`,
          ]
        : [
            '1. SHA256SUMS in the archive lists the checksum of every file, this dossier included. Run the command below in the unpacked folder: "OK" means unchanged. On Windows, compare one by one with certutil -hashfile NAME SHA256.',
            '2. The checksum of a piece of evidence was computed and recorded when it was submitted, and computed again for this dossier; what differs does not go in.',
            '3. The checksums of this dossier and its archive are in the log of the platform as well. Whoever holds a file can ask on the page "Check a dossier" whether it was made there and is unchanged.',
            `4. Each piece of evidence has a link, computed from the link before it and from its content, order, side and time: when one is changed, exchanged or taken out, those after it no longer fit. All ${chain.count} were checked for this dossier${chain.head === null ? '' : `; the last link is ${chain.head}`}.`,
            `5. Version of the rules: ${dossier.rulebook}. Number of this dossier: ${dossier.id}.`,
          ],
    code: 'sha256sum -c SHA256SUMS',
  }
}
