export const rankingFacts = {
  'ranking.counted': { zh: '商家投诉处理榜完成计数', en: 'A quarter was counted for the ranking' },
  'ranking.objected': { zh: '商家对榜单提出异议', en: 'A shop objected to its row of the ranking', inner: true },
  'ranking.objection-decided': {
    zh: '处理榜单异议',
    en: 'An objection to the ranking was decided',
    inner: true,
  },
  'ranking.published': { zh: '公布商家投诉处理榜', en: 'A ranking was published' },
  'ranking.withdrawn': { zh: '撤回商家投诉处理榜', en: 'A ranking was withdrawn' },
} as const
