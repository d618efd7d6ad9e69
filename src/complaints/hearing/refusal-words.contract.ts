import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const hearingRefusals = declareRefusals({
  'hearing.not-yours': {
    status: 403,
    zh: '只有主持这次听证的人可以这样做。',
    en: 'Only whoever presides over this hearing may do this.',
  },
  'hearing.no-stage': {
    status: 409,
    zh: '现在不在调解或裁决阶段，或者您不是本案的调解员、首席（独任）裁决员，不能召集听证。',
    en: 'The case is not in mediation or before a ruling, or you neither mediate nor preside in it: no hearing can be called.',
  },
  'hearing.one-open': {
    status: 409,
    zh: '已经有一次待举行的听证，请先改期、取消，或登记到场。',
    en: 'One hearing is still to come. Put it off, call it off, or note who came.',
  },
  'hearing.too-many': {
    status: 409,
    zh: '一件投诉最多安排 {most} 次听证。',
    en: 'At most {most} hearings for one complaint.',
  },
  'hearing.nobody-to-hear': {
    status: 409,
    zh: '还不知道消费者和店铺是谁，没有人可以通知。',
    en: 'Neither the consumer nor the shop is known yet: there is nobody to call.',
  },
  'hearing.past': {
    status: 422,
    zh: '请选择将来的时间。',
    en: 'Choose a time that is still to come.',
  },
  'hearing.too-far': {
    status: 422,
    zh: '时间最多在 {days} 天以内。',
    en: 'At most {days} days ahead.',
  },
  'hearing.times-overlap': {
    status: 422,
    zh: '几个备选时间互相重叠，请错开。',
    en: 'Two of the times overlap. Keep them apart.',
  },
  'hearing.needs-link': {
    status: 422,
    zh: '视频听证请填写会议链接，以 https:// 开头。',
    en: 'For a hearing by video give the link of the meeting; it begins with https://.',
  },
  'hearing.not-now': {
    status: 409,
    zh: '这次听证现在不能这样处理，请刷新后再看。',
    en: 'This cannot be done with the hearing as it is now. Look at it again.',
  },
  'hearing.not-begun': {
    status: 409,
    zh: '听证还没有开始，到点后再登记到场。',
    en: 'The hearing has not begun; note who came afterwards.',
  },
  'hearing.asked-already': {
    status: 409,
    zh: '改期每方最多申请 {most} 次。确实不能到场的，请在申诉或补充说明里写明原因。',
    en: 'Each side may ask for another time {most} time(s). If you cannot come, say why in a statement.',
  },
  'hearing.request-over': {
    status: 409,
    zh: '这个改期申请已经处理过了。',
    en: 'This request was answered already.',
  },
  'hearing.slot-unknown': {
    status: 422,
    zh: '没有这个备选时间，请刷新后再选。',
    en: 'There is no such time to choose from. Look at it again.',
  },
  'hearing.minutes-changed': {
    status: 409,
    zh: '笔录刚刚更新过。请再看一遍现在的内容。',
    en: 'The minutes have just been changed. Read what they say now.',
  },
  'hearing.needs-minutes': {
    status: 409,
    zh: '有一方到过场，先把笔录交双方核对；双方都表态后可以结束，到期没有表态的视为没有异议。',
    en: 'Somebody came: put the minutes before both sides first. It closes when both have spoken; silence in time counts as not objecting.',
  },
  'hearing.feed-over': {
    status: 404,
    zh: '这个日历地址已经停用，请在「听证日程」里重新生成。',
    en: 'This calendar address has ended. Make a new one on the page of your hearings.',
  },
})
