/** What happens to a report. Ids and numbers only; who reported is in none of them, nor as their actor. */
export const reportFacts = {
  'report.filed': { zh: '收到举报', en: 'A report arrived', inner: true },
  'report.merged': { zh: '并入已有举报', en: 'A report was merged into one about the same', inner: true },
  'report.joined': { zh: '举报由工作人员并入另一件', en: 'A report was merged into another one by hand', inner: true },
  'report.separated': { zh: '撤销举报合并', en: 'A merge of reports was undone', inner: true },
  'report.checking': { zh: '开始核查举报', en: 'The check of a report began', inner: true },
  'report.extended': { zh: '延长举报核查', en: 'The check of a report was extended', inner: true },
  'report.accepted': { zh: '受理举报', en: 'A report was accepted', inner: true },
  'report.handed-over': {
    zh: '举报交有关部门',
    en: 'A report was handed to a department or an authority',
    inner: true,
  },
  'report.not-accepted': { zh: '举报不予受理', en: 'A report was not accepted', inner: true },
  'report.closed': { zh: '举报办结', en: 'A report was closed', inner: true },
  'report.second-look-asked': { zh: '请求复核举报', en: 'A second look at a report was asked for', inner: true },
  'report.reviewed': { zh: '举报复核完成', en: 'The second look at a report was taken', inner: true },
  'report.overdue': { zh: '举报核查逾期', en: 'A report is overdue', inner: true },
  'report.informant-read': { zh: '查看举报人', en: 'Somebody looked who reported', inner: true },
  'complaint.report-split': { zh: '拆出举报', en: 'A report was split off', inner: true },
} as const
