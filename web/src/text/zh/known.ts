/** What was known of a year's working days, and when. */
export const known = {
  on: '按哪一天知道的日历算',
  help: '不填按现在的日历。填写过去的一天，可以复算当时告知的日期。',
  counted: '按 {day} 当天知道的工作日历计算',
  versions: '这一年先后的安排',
  versionsHelp: '每次变动都留存，过去告知的日期可以按当时的安排复算。',
  always: '最初',
  since: '{day} 起',
  countThen: '按当时的日历计算期限',
}
