/** What looking at the words of a complaint records: for those who handle it, never for its sides. */
export const signalFacts = {
  'complaint.signal-found': { zh: '系统提示', en: 'Something to look at was found', inner: true },
  'complaint.signal-decided': { zh: '核实系统提示', en: 'A signal was decided on', inner: true },
  'complaint.flag-set': { zh: '标记为优先办理', en: 'Marked to go first', inner: true },
  'complaint.flag-cleared': { zh: '取消优先标记', en: 'A mark was taken off', inner: true },
} as const
