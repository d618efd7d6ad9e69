import type { Words } from '../route.contract.ts'

export type Problem = 'disk-full' | 'place' | 'database' | 'interrupted' | 'other'

/** Why no backup was made, as far as a code says it. */
export function problemOf(error: unknown): Problem {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return 'disk-full'
  if (/^(E[A-Z]+|ERR_STREAM_PREMATURE_CLOSE)$/.test(code) && !code.startsWith('EPG')) return 'place'
  if (/^[0-9A-Z]{5}$/.test(code)) return 'database'
  const name = error instanceof Error ? error.name : ''
  return '$metadata' in Object(error) || /S3|Timeout|Credentials|Bucket|Network/.test(name) ? 'place' : 'other'
}

export const problemWords: Readonly<Record<Problem, Words>> = {
  'disk-full': { zh: '磁盘空间不足', en: 'the disk is full' },
  place: { zh: '备份位置无法读写', en: 'the place of the backups cannot be read or written' },
  database: { zh: '数据库中断了导出', en: 'the database broke the dump off' },
  interrupted: { zh: '进程中途停止', en: 'the process was stopped in the middle' },
  other: { zh: '程序出错，详情见日志', en: 'something broke; the log says where' },
}
