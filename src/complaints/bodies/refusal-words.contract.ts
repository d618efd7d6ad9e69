import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const bodyRefusals = declareRefusals({
  'body.changed-meanwhile': {
    status: 409,
    zh: '别人已经更新了这个机构（现在是第 {version} 版）。请刷新后对照修改。',
    en: 'Somebody has changed this body meanwhile; version {version} is the latest. Reload and compare.',
  },
  'body.ends-before-it-begins': {
    status: 422,
    zh: '最后一天（{until}）早于第一天（{from}）。',
    en: 'The last day ({until}) lies before the first ({from}).',
  },
  'body.amounts-crossed': {
    status: 422,
    zh: '受理金额的下限大于上限。',
    en: 'The least amount is larger than the most.',
  },
  'body.checked-in-future': {
    status: 422,
    zh: '核对日期不能晚于今天。',
    en: 'It cannot have been checked later than today.',
  },
  'body.table-unreadable': {
    status: 422,
    zh: '「{fileName}」读不出来：需要 CSV（UTF-8 或 GBK），第一行是列名。',
    en: '"{fileName}" cannot be read: a CSV file is needed (UTF-8 or GBK) with a heading.',
  },
  'body.columns-missing': {
    status: 422,
    zh: '「{fileName}」缺少这些列：{columns}',
    en: '"{fileName}" lacks these columns: {columns}',
  },
  'body.table-too-large': {
    status: 413,
    zh: '一次最多 {maxRows} 行、{maxMb} MB，请分成几份。',
    en: 'At most {maxRows} rows and {maxMb} MB at a time. Split the file.',
  },
})
