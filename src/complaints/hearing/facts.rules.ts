/**
 * What hearings record: ids, times and numbers. Those of a mediation stand on the hearing and not on the case, so that the story which a
 * ruling reads says nothing of the room.
 */
export const hearingFacts = {
  'hearing.called': { zh: '召集听证', en: 'A hearing was called' },
  'hearing.voted': { zh: '对听证时间表态', en: 'A side said which times suit' },
  'hearing.set': { zh: '确定听证时间', en: 'The time of a hearing was set' },
  'hearing.confirmed': { zh: '确认出席听证', en: 'A side confirmed that it will come' },
  'hearing.time-asked': { zh: '申请听证改期', en: 'A side asked for another time' },
  'hearing.time-refused': { zh: '不同意听证改期', en: 'The time of a hearing was kept' },
  'hearing.adjourned': { zh: '听证改期', en: 'A hearing was put off' },
  'hearing.cancelled': { zh: '取消听证', en: 'A hearing was called off' },
  'hearing.held': { zh: '举行听证', en: 'A hearing was held' },
  'hearing.absent': { zh: '一方没有到场', en: 'A side did not come' },
  'hearing.minutes-presented': { zh: '笔录交双方核对', en: 'The minutes were put before both sides' },
  'hearing.minutes-signed': { zh: '签署笔录', en: 'A side signed the minutes' },
  'hearing.minutes-objected': { zh: '对笔录提出异议', en: 'A side objected to the minutes' },
  'hearing.closed': { zh: '听证结束', en: 'A hearing was closed' },
  'hearing.feed-opened': { zh: '生成日历订阅地址', en: 'A calendar address was made', inner: true },
  'hearing.feed-ended': { zh: '停用日历订阅地址', en: 'A calendar address was ended', inner: true },
} as const
