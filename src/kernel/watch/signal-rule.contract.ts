import { z } from 'zod'
import { Measure } from './watch.contract.ts'

/** What is reckoned from somebody's events. Each has one pure function in `src/privacy/warning/reckon.rules.ts`. */
export const reckonings = [
  'reads-hour',
  'cases-day',
  'unused-reads',
  'misses',
  'export-rows',
  'exports',
  'off-hours',
  'new-place',
  'two-places',
  'key-place',
  'denials',
  'narrow-searches',
  'logins-tried',
  'entered-after-failures',
] as const
export const Reckoning = z.enum(reckonings)
export type Reckoning = z.infer<typeof Reckoning>

export const reckoningWords: Readonly<Record<Reckoning, { readonly zh: string; readonly en: string }>> = {
  'reads-hour': { zh: '查看个人信息的次数', en: 'reads of personal data' },
  'cases-day': { zh: '查看过的人数（按事项）', en: 'people read of, by case' },
  'unused-reads': { zh: '查看后没有办理的比例（%）', en: 'reads that nothing was done after (%)' },
  misses: { zh: '查询不存在编号的次数', en: 'ids asked for that are not there' },
  'export-rows': { zh: '导出的行数', en: 'rows exported' },
  exports: { zh: '导出的次数', en: 'exports' },
  'off-hours': { zh: '在本人平常时间以外查看的次数', en: 'reads outside of the own usual hours' },
  'new-place': { zh: '新设备或新网络登录后查看的次数', en: 'reads after a sign-in from a new place' },
  'two-places': { zh: '两个网络之间来回切换的次数', en: 'changes between two networks' },
  'key-place': {
    zh: '密钥异常项数（新网络、调用激增、首次使用的接口）',
    en: 'odd things about a key (new network, many calls, new route)',
  },
  denials: { zh: '越权被拒的次数', en: 'calls that were not theirs to make' },
  'narrow-searches': { zh: '按尾号或单姓搜索的次数', en: 'searches by four digits or a surname' },
  'logins-tried': { zh: '从一个网络试过的账号数', en: 'logins tried from one network' },
  'entered-after-failures': {
    zh: '登录成功前同一网络失败的次数',
    en: 'failures from the network before somebody came in',
  },
}

export const Level = z.enum(['warn', 'critical'])
export type Level = z.infer<typeof Level>

/** Any one of them is enough: more than a number, more often than usual by robust deviations, so many times what peers do. */
const Threshold = z
  .strictObject({
    over: z.number().min(0).max(1_000_000).optional(),
    z: z.number().min(1).max(50).optional(),
    times: z.number().min(1).max(50).optional(),
  })
  .refine((one) => Object.values(one).some((value) => value !== undefined), { error: 'say over, z or times' })
export type Threshold = z.infer<typeof Threshold>

export const signalFields = {
  /** As the list of signals calls it: S4. */
  number: z.string().regex(/^S\d{1,2}$/),
  reckoning: Reckoning,
  windowMinutes: z.int().min(1).max(43_200),
  /** Below so many, nothing is said: a share of three says nothing, nor does twice of nearly nothing. */
  least: z.int().min(0).max(10_000).default(0),
  warn: Threshold.optional(),
  critical: Threshold.optional(),
  weight: z.number().min(0.1).max(10),
  /** Taken at once at that level; a person gives it back. */
  containWarn: z.array(Measure).max(4).default([]),
  contain: z.array(Measure).max(4).default([]),
  /** Counts double for whoever leaves or changed roles within fourteen days (S16): a warning is critical. */
  heavierForLeavers: z.boolean().default(false),
  examples: z
    .array(
      z.strictObject({
        value: z.number(),
        /** How many there were, where `value` is a share. */
        of: z.int().optional(),
        z: z.number().optional(),
        times: z.number().optional(),
        leaver: z.boolean().optional(),
        /** Absent: nothing is said. */
        level: Level.optional(),
        note: z.strictObject({ zh: z.string().min(1).max(600), en: z.string().min(1).max(600) }).optional(),
      }),
    )
    .min(2)
    .max(20),
}
