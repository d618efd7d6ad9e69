import { dayWords } from '../../kernel/calendar/day-words.rules.ts'
import type { Content } from './dossier-content.rules.ts'
import { clockStateWords, sideWords, stampWords, statementWords, whenWords, wordsFor } from './dossier-words.rules.ts'
import { beyondSections } from './paper-beyond.rules.ts'
import { evidenceSection } from './paper-evidence.rules.ts'
import { forItem, listIn, moneyOf, sayIn, type Pair, type Section } from './paper-form.rules.ts'
import { factsSection, proofSection, routesSection } from './paper-proof.rules.ts'

export function sectionsOf(content: Content, pictures: ReadonlyMap<number, string>): Section[] {
  return [
    ...answersSection(content),
    storySection(content),
    statementsSection(content),
    ...orderSections(content),
    ...owedSection(content),
    ...beyondSections(content),
    evidenceSection(content, pictures),
    clocksSection(content),
    rulesSection(content),
    factsSection(content),
    routesSection(content),
    proofSection(content),
  ]
}

function answersSection({ answers, dossier }: Content): Section[] {
  const say = sayIn(dossier.language)
  if (answers.length === 0) return []
  const rows = answers.map(({ title, value, words }): Pair => [say(title), words ? say(words) : value])
  return [
    { form: 'facts', title: say({ zh: '投诉时填写的情况', en: 'What was stated when filing' }), intro: null, rows },
  ]
}

function storySection(content: Content): Section {
  const { story, dossier } = content
  const say = sayIn(dossier.language)
  return {
    form: 'table',
    title: say({ zh: '经过', en: 'What happened' }),
    intro: say({
      zh: '按时间先后，由系统在事情发生时记录，事后不能修改。陈述和证据的编号见后面两章。',
      en: 'In order of time, recorded by the system when it happened and not changeable afterwards. Numbers refer to the chapters below.',
    }),
    empty: say({ zh: '没有记录。', en: 'Nothing recorded.' }),
    widths: [34, 26, 0],
    head: [say({ zh: '时间', en: 'When' }), say({ zh: '由谁', en: 'By' }), say({ zh: '事项', en: 'What' })],
    rows: story.map((event) => [
      stampWords(event.at),
      say(sideWords[event.by]),
      [say(event.title), ...eventDetails(content, event)].join(dossier.language === 'zh' ? '；' : '; '),
    ]),
    codes: [],
  }
}

function eventDetails(content: Content, event: Content['story'][number]): string[] {
  const { language } = content.dossier
  const say = sayIn(language)
  const refer = (words: { zh: string; en: string }, numbers: readonly number[]) =>
    numbers.length === 0 ? [] : [say(words) + listIn(language, numbers.map(String))]
  const amount = event.amountFen === null ? [] : [moneyOf(content, event.amountFen)]
  return [
    ...(event.stage ? [say(event.stage)] : []),
    ...(event.outcome ? [[say(event.outcome), ...amount].join(' ')] : []),
    ...(event.remedy ? [[say(event.remedy), ...amount].join(' ')] : []),
    ...(!event.outcome && !event.remedy ? amount : []),
    ...refer({ zh: '见陈述 ', en: 'see statement ' }, event.statements),
    ...refer({ zh: '见证据 ', en: 'see evidence ' }, event.evidence),
  ]
}

function statementsSection(content: Content): Section {
  const { statements, dossier } = content
  const say = sayIn(dossier.language)
  return {
    form: 'statements',
    title: say({ zh: '各方陈述与方案', en: 'Statements and offers' }),
    intro: say({
      zh: '逐字照录，没有删改。无法显示或会误导阅读的字符以带框的编码表示。',
      en: 'Word for word. Characters that cannot be shown or would mislead the reader are printed as their framed code.',
    }),
    empty: say({ zh: '没有陈述。', en: 'No statements.' }),
    items: statements.map((one) => ({
      side: one.side,
      head: [
        String(one.number),
        say(sideWords[one.side]),
        say(wordsFor(statementWords, one.kind)),
        whenWords(one.at, dossier.language),
        ...audienceOf(one, dossier),
      ].join(' · '),
      offer: one.offer && offerWords(content, one.offer),
      text: one.text,
    })),
  }
}

function audienceOf({ audience }: Content['statements'][number], { language, side }: Content['dossier']): string[] {
  const parties = audience.filter((one) => one !== 'platform')
  if (side !== 'platform' || parties.length === 2) return []
  const [only] = parties
  if (!only) return [language === 'zh' ? '内部备注' : 'internal note']
  return [language === 'zh' ? `仅${sideWords[only].zh}可见` : `for the ${sideWords[only].en.toLowerCase()} only`]
}

function offerWords(
  content: Content,
  { lines, ...whole }: NonNullable<Content['statements'][number]['offer']>,
): string {
  const { language } = content.dossier
  const say = sayIn(language)
  const parts = lines.length > 0 ? lines : [{ ...whole, item: null }]
  const words = parts.map(
    ({ item, remedy, amountFen }) =>
      say(remedy) + (amountFen > 0 ? ` ${moneyOf(content, amountFen)}` : '') + forItem(language, item),
  )
  return say({ zh: '方案：', en: 'Offer: ' }) + listIn(language, words)
}

function orderSections(content: Content): Section[] {
  const { order, dossier } = content
  const say = sayIn(dossier.language)
  if (!order) return []
  const yes = say({ zh: '争议商品', en: 'in dispute' })
  return [
    {
      form: 'table',
      title: say({ zh: '订单与付款', en: 'Order and payment' }),
      intro: [
        say({ zh: '订单号 ', en: 'Order ' }) + order.number,
        say({ zh: '下单 ', en: 'placed ' }) + whenWords(order.placedAt, dossier.language),
        say({ zh: '实付 ', en: 'paid ' }) + moneyOf(content, order.paidFen),
        say({ zh: '已退 ', en: 'refunded ' }) + moneyOf(content, order.refundedFen),
      ].join(dossier.language === 'zh' ? '，' : ', '),
      empty: say({ zh: '没有商品明细。', en: 'No lines.' }),
      widths: [0, 18, 28, 24],
      head: [
        say({ zh: '商品', en: 'Goods' }),
        say({ zh: '数量', en: 'Number' }),
        say({ zh: '金额', en: 'Amount' }),
        say({ zh: '备注', en: 'Note' }),
      ],
      rows: order.lines.map((line) => [
        line.title,
        String(line.quantity),
        moneyOf(content, line.amountFen),
        line.concerned ? yes : '',
      ]),
      codes: [],
    },
  ]
}

function owedSection(content: Content): Section[] {
  const { obligations, dossier } = content
  const say = sayIn(dossier.language)
  if (obligations.length === 0) return []
  return [
    {
      form: 'table',
      title: say({ zh: '应履行的义务', en: 'What is owed' }),
      intro: say({
        zh: '依双方和解、双方签署的调解协议、平台裁决或法律文书。',
        en: 'By settlement, by the agreement that both sides signed, by the ruling of the platform or by judgment.',
      }),
      empty: '',
      widths: [40, 20, 0, 26, 24, 26],
      head: [
        say({ zh: '依据', en: 'Basis' }),
        say({ zh: '义务人', en: 'By' }),
        say({ zh: '内容', en: 'What' }),
        say({ zh: '金额', en: 'Amount' }),
        say({ zh: '期限', en: 'Due' }),
        say({ zh: '状态', en: 'State' }),
      ],
      rows: obligations.map((owed) => [
        say(owed.basis),
        say(sideWords[owed.debtor]),
        say(owed.remedy) + forItem(dossier.language, owed.item),
        owed.amountFen > 0 ? moneyOf(content, owed.amountFen) : '—',
        owed.dueOn,
        say(owed.state),
      ]),
      codes: [],
    },
  ]
}

function clocksSection({ clocks, dossier }: Content): Section {
  const say = sayIn(dossier.language)
  return {
    form: 'table',
    title: say({ zh: '时限', en: 'Time limits' }),
    intro: say({
      zh: '收到当天不计，最后一日 24 时届满；工作日按国务院公布的日历，调休上班的周末算工作日。',
      en: 'The day of receipt does not count; the last day ends at 24:00. Working days follow the calendar of the State Council, make-up working weekends included.',
    }),
    empty: say({ zh: '没有时限。', en: 'No limits.' }),
    widths: [0, 34, 36, 34, 18],
    head: [
      say({ zh: '事项', en: 'What' }),
      say({ zh: '起算', en: 'From' }),
      say({ zh: '最后一日', en: 'Last day' }),
      say({ zh: '停止', en: 'Stopped' }),
      say({ zh: '状态', en: 'State' }),
    ],
    rows: clocks.map((clock) => [
      say(clock.title) + (clock.kind === 'statutory' ? say({ zh: '（法定）', en: ' (statutory)' }) : ''),
      stampWords(clock.startedAt),
      clock.lastDay + (clock.provisional ? say({ zh: '（暂定）', en: ' (provisional)' }) : ''),
      clock.stoppedAt ? stampWords(clock.stoppedAt) : '—',
      say(wordsFor(clockStateWords, clock.state)),
    ]),
    codes: [],
  }
}

function rulesSection({ rules, dossier }: Content): Section {
  const say = sayIn(dossier.language)
  const day = (text: string) => dayWords(text, dossier.language)
  return {
    form: 'table',
    title: say({ zh: '适用的规则', en: 'Rules applied' }),
    intro: say({
      zh: '列出起算当日有效的版本。标注「预案」和「细则」的是平台对外承诺，不是法律规定。',
      en: "The versions in force on the day the limit began. Those of the plan and of the platform's own rules are its promises, not law.",
    }),
    empty: say({ zh: '没有适用时限规则。', en: 'None.' }),
    widths: [0, 62, 40],
    head: [say({ zh: '规则', en: 'Rule' }), say({ zh: '依据', en: 'Basis' }), say({ zh: '版本', en: 'Version' })],
    rows: rules.map((rule) => [
      say(rule.title),
      [
        say(rule.source),
        rule.number && `（${rule.number}）`,
        rule.article && articleWords(rule.article, dossier.language),
      ]
        .filter(Boolean)
        .join(' '),
      `${day(rule.from)} ${say({ zh: '起', en: 'on' })}${rule.until === null ? '' : `${say({ zh: '，至 ', en: ', until ' })}${day(rule.until)}`}`,
    ]),
    codes: [],
  }
}

/** `25(1)` is an article of a law; `7.3.1` a clause of the plan. */
function articleWords(article: string, language: 'zh' | 'en'): string {
  if (!/^\d+(\([^)]*\))*$/.test(article)) return article
  return language === 'zh' ? `第 ${article} 条` : `art. ${article}`
}
