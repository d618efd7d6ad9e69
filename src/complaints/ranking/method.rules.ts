import { stringify } from 'csv-stringify/sync'
import type { Words } from '../../kernel/route.contract.ts'
import type { RankingBody } from './ranking.contract.ts'
import type { Limits } from './table.rules.ts'

/** How it was counted, with the numbers of its day: it goes with every copy of the table. */
export const methodOf = ({ minimum, k }: Limits): Words => ({
  zh:
    `只统计一个日历季度内收到的投诉，季度之间不重叠；每季只公布一次，以后不再重算。按时答复：商家第一次需要答复、已见分晓的投诉中，在时限内答复的；` +
    `时限内撤回或由平台接手的不计。解决：双方和解或按约履行的，不含撤回、移交、合并、不予支持和没有受理的。用时：首次答复用的工作小时的中位数。` +
    `不足 ${minimum} 件的商家不列名。所有件数都分别取最接近的 ${k} 的倍数，合计是取整后各部分之和，所以不能由任何加减推出小于 ${k} 的件数。` +
    `比例带 95% 威尔逊区间，由取整后的件数算出；按区间下限排序，与组内第一名区间重叠的同组，不分先后。`,
  en:
    `Only complaints received in one calendar quarter; quarters do not overlap, each is published once and never counted again. Answered in time: of the complaints whose time for the shop’s first answer is decided, those answered within it; ` +
    `those withdrawn or taken over by the platform within that time are left out. Solved: settled or performed as agreed; withdrawn, handed over, merged, refused and rejected ones are left out. Time: the median of the working hours to the first answer. ` +
    `Shops below ${minimum} are not named. Every count is rounded to the nearest multiple of ${k} for itself, and a whole is the sum of its rounded parts, so that no adding and subtracting leads to a count below ${k}. ` +
    `Shares carry Wilson’s 95% interval, worked out from the rounded counts; the order is by its lower bound, and those whose interval overlaps with that of the first of a group share the group, in no order of merit.`,
})

/** Keys in one order and no clock in it: the same table gives the same bytes. */
export const canonical = (body: RankingBody): string => `${JSON.stringify(body)}\n`

export function rankingCsv(body: RankingBody, hash: string): string {
  const around = { licence: body.licence, sha256_of_json: hash, method: body.method.zh, method_en: body.method.en }
  const lines = [
    ...body.rows.map(({ merchant, category, corrected, answered, solved, hours }) => ({
      period: body.period,
      merchant: merchant.id,
      name: merchant.name,
      category,
      mark: corrected ? 'corrected' : '',
      answered_in_time: answered?.part,
      answered_of: answered?.whole,
      answered_low: answered?.low,
      answered_high: answered?.high,
      solved: solved?.part,
      solved_of: solved?.whole,
      solved_low: solved?.low,
      solved_high: solved?.high,
      hours_median: hours?.median,
      hours_low: hours?.low,
      hours_high: hours?.high,
      ...around,
    })),
    ...body.withheld.map(({ merchant, category }) => ({
      period: body.period,
      merchant: merchant.id,
      name: merchant.name,
      category,
      mark: 'withheld',
      ...around,
    })),
    ...body.others.map(({ category, merchants, complaints }) => ({
      period: body.period,
      merchant: '',
      name: `(${merchants})`,
      category,
      mark: 'below-minimum',
      answered_of: complaints,
      ...around,
    })),
  ]
  const columns = [
    'period',
    'merchant',
    'name',
    'category',
    'mark',
    'answered_in_time',
    'answered_of',
    'answered_low',
    'answered_high',
    'solved',
    'solved_of',
    'solved_low',
    'solved_high',
    'hours_median',
    'hours_low',
    'hours_high',
    'licence',
    'sha256_of_json',
    'method',
    'method_en',
  ]
  return stringify(lines, { header: true, columns, bom: true, escape_formulas: true, record_delimiter: 'windows' })
}
