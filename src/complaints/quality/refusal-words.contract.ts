import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const qualityRefusals = declareRefusals({
  'quality.period': {
    status: 422,
    zh: '开始日期不能晚于结束日期，结束日期不能晚于今天。',
    en: 'The period begins before it ends and ends today at the latest.',
  },
  'quality.nothing-to-draw': {
    status: 409,
    zh: '这段时间没有可以抽取的已办结投诉。',
    en: 'No closed complaint of this period is left to draw.',
  },
  'quality.too-many': {
    status: 422,
    zh: '这段时间的投诉超过 {n} 件，请缩短时间。',
    en: 'More than {n} complaints in this period: choose a shorter one.',
  },
  'quality.no-such-receipt': {
    status: 404,
    zh: '没有这个编号的投诉，请核对编号。',
    en: 'No complaint has this receipt number. Check it.',
  },
  'quality.not-closed': {
    status: 409,
    zh: '只有已办结、有经办人的投诉可以质检。',
    en: 'Only a closed complaint that somebody handled can be reviewed.',
  },
  'quality.reviewed-already': {
    status: 409,
    zh: '这件投诉已经在质检了。',
    en: 'This complaint is in a review already.',
  },
  'quality.conflict': {
    status: 409,
    zh: '经办过这件投诉的人，或者投诉的一方，不能质检它，请换一个人。',
    en: 'Whoever took part in this complaint cannot review it. Choose somebody else.',
  },
  'quality.no-reviewer': {
    status: 422,
    zh: '选的人里有人不能做质检。',
    en: 'Somebody you chose may not review.',
  },
  'quality.not-now': {
    status: 409,
    zh: '这一步现在不能做：不是由您来做，或者已经做过了。',
    en: 'This step cannot be taken now: it is not yours, or it has been taken.',
  },
  'quality.changed-meanwhile': {
    status: 409,
    zh: '内容刚刚有变化，请看过最新情况再继续。',
    en: 'It has changed. Read it again first.',
  },
  'quality.item-missing': {
    status: 422,
    zh: '清单还有没有回答的项。',
    en: 'An item of the checklist has no answer yet.',
  },
  'quality.item-unknown': {
    status: 422,
    zh: '清单里没有这一项。',
    en: 'The checklist has no such item.',
  },
  'quality.note-needed': {
    status: 422,
    zh: '“没有做到”的项请写明是什么（至少 4 个字）。',
    en: 'Say what was not kept (at least 4 characters).',
  },
  'quality.findings-needed': {
    status: 422,
    zh: '改变结果的，请重新填写清单。',
    en: 'A changed result needs the checklist again.',
  },
  'quality.due-passed': {
    status: 422,
    zh: '改进任务的期限不能早于今天。',
    en: 'A task cannot be due before today.',
  },
  'quality.task-done': { status: 409, zh: '这项任务已经完成了。', en: 'This task is done already.' },
})
