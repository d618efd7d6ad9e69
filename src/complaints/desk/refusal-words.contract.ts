import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const deskRefusals = declareRefusals({
  'desk.no-such-colleague': {
    status: 422,
    zh: '提醒的人里有一位不在投诉处理同事之中，备注没有保存。请从列表中选择。',
    en: 'One of those named does not handle complaints. The note was not saved; choose from the list.',
  },
  'desk.tag-name-taken': {
    status: 409,
    zh: '已经有名为「{name}」的标签（包括已停用的）。请换一个名称，或恢复原来的标签。',
    en: 'There is a tag named “{name}” already, perhaps a retired one. Choose another name, or bring that one back.',
  },
  'desk.tags-full': {
    status: 409,
    zh: '标签最多 {most} 个。请先停用或改用已有的标签。',
    en: 'There are at most {most} tags. Use one that is there, or rename one nobody needs.',
  },
  'desk.tag-retired': {
    status: 409,
    zh: '标签「{name}」已停用，不能再贴到投诉上；已有的可以摘下。',
    en: 'The tag “{name}” is retired: it can be taken off, but not put on.',
  },
  'desk.not-yours': {
    status: 403,
    zh: '只能登记自己的缺勤、移交自己的投诉；别人的由系统管理员处理。',
    en: 'You enter your own absence and hand over your own complaints; the administrator does it for others.',
  },
  'desk.shift-reversed': {
    status: 422,
    zh: '下班时间要晚于上班时间；跨零点的班次请分给两个人或改用同一天的时间。',
    en: 'The shift must end after it begins, on the same day.',
  },
  'desk.absence-reversed': {
    status: 422,
    zh: '最后一天不能早于第一天。',
    en: 'The last day cannot be before the first.',
  },
  'desk.absence-over': {
    status: 422,
    zh: '这段缺勤已经过去，不影响分派，不用登记。',
    en: 'This absence is over already and changes nothing any more.',
  },
  'desk.absence-far': {
    status: 422,
    zh: '缺勤最多可以提前两年登记。',
    en: 'An absence can be entered two years ahead at most.',
  },
  'desk.absence-long': {
    status: 422,
    zh: '一次缺勤最长一年；离岗的请停用账号或取消投诉专员角色。',
    en: 'One absence lasts at most a year; for whoever has left, disable the account or take the role away.',
  },
  'desk.template-name-taken': {
    status: 409,
    zh: '已经有名为「{name}」的模板或快捷操作（包括已停用的）。请换一个名称。',
    en: 'There is a reply or macro named “{name}” already, perhaps a retired one. Choose another name.',
  },
  'desk.templates-full': {
    status: 409,
    zh: '模板最多 {most} 个。请先改用已有的模板。',
    en: 'There are at most {most} replies and macros. Change one that is there.',
  },
  'desk.placeholder-unknown': {
    status: 422,
    zh: '模板里的 {name} 不是可用的占位。可用的有：{known}。',
    en: 'There is no gap named {name}. There are: {known}.',
  },
  'desk.placeholder-missing': {
    status: 409,
    zh: '这件投诉缺少模板需要的内容（{names}），没有执行。请改用「插入模板」，补全后再发。',
    en: 'What the reply needs is not known for this complaint ({names}); nothing was done. Insert the reply and complete it by hand.',
  },
  'desk.template-retired': {
    status: 409,
    zh: '「{name}」已停用，请选择其他模板。',
    en: '“{name}” is retired; choose another.',
  },
  'desk.template-kind': {
    status: 422,
    zh: '模板不能改成快捷操作，反过来也不行。请另外新增一个。',
    en: 'A reply does not become a macro, nor a macro a reply. Add a new one.',
  },
  'desk.macro-of-platform': {
    status: 422,
    zh: '快捷操作只供平台使用；商家可以新增回复模板。',
    en: 'Macros are for the platform; a merchant adds replies.',
  },
  'desk.macro-without-reply': {
    status: 422,
    zh: '快捷操作里引用的回复模板不存在或已停用，请重新选择。',
    en: 'A reply that the macro uses is not there or retired; choose another.',
  },
  'desk.reminder-past': { status: 422, zh: '提醒时间要在现在之后。', en: 'The reminder must lie in the future.' },
  'desk.reminder-far': { status: 422, zh: '提醒最远 90 天。', en: 'A reminder lies at most 90 days ahead.' },
  'desk.reminder-late': {
    status: 422,
    zh: '提醒不能晚于这件投诉最近的到期时间，否则会错过期限。',
    en: 'The reminder must not come after the next due date of the complaint.',
  },
  'desk.views-full': {
    status: 409,
    zh: '自己的视图最多 {most} 个。请先删掉不用的。',
    en: 'You have {most} views of your own, the most there can be. Remove one first.',
  },
  'desk.priority-overdue': {
    status: 409,
    zh: '已经超过时限的投诉不能取消紧急。',
    en: 'A complaint past its time limit stays urgent.',
  },
  'desk.priority-flagged': {
    status: 409,
    zh: '有优先标记的投诉不能取消紧急；请先核实并取消标记。',
    en: 'A complaint with a mark stays urgent; take the mark off first.',
  },
  'desk.undone-already': { status: 409, zh: '这次批量操作已经撤销过。', en: 'This was undone already.' },
  'desk.undo-over': {
    status: 409,
    zh: '超过 {minutes} 分钟，不能再撤销。请逐件修改。',
    en: 'More than {minutes} minutes have passed; it can no longer be undone.',
  },
  'desk.changed-since': {
    status: 409,
    zh: '这件投诉在批量操作之后又有变化，保持现状。',
    en: 'This complaint has changed since; it is left as it is.',
  },
  'desk.no-such-complaint': {
    status: 422,
    zh: '找不到这件投诉。请填写完整的投诉编号。',
    en: 'There is no such complaint. Enter the whole receipt number.',
  },
  'desk.merge-itself': { status: 422, zh: '请填写另一件投诉的编号。', en: 'Enter the number of another complaint.' },
  'desk.merge-other-person': {
    status: 409,
    zh: '{receipt} 不是同一消费者的投诉，不能合并；可以关联，或标记「群体」。',
    en: '{receipt} is of another person and cannot be merged; link it, or mark both as one of many.',
  },
  'desk.merge-closed': {
    status: 409,
    zh: '已办结的投诉不能合并；可以关联。',
    en: 'A closed complaint cannot be merged; link it.',
  },
  'desk.merge-decided': {
    status: 409,
    zh: '这件投诉已经有自己的结果，不能再并入；可以关联。',
    en: 'This complaint has a result of its own and goes with no other; link it.',
  },
  'desk.merge-demands': {
    status: 409,
    zh: '这件投诉里的法定赔偿要求带不过去：{receipt} 已过提出的阶段，或就另一订单已有同样的要求。请单独办理，或只作关联。',
    en: 'What is demanded by law here cannot go along: {receipt} is past the stage for it, or demands the same for another order. Handle it by itself, or link it.',
  },
  'desk.merged-already': {
    status: 409,
    zh: '这件投诉已经并入另一件。要换一件，请先撤销合并。',
    en: 'This complaint goes with another one already. Undo that first.',
  },
  'desk.merge-leader-follows': {
    status: 409,
    zh: '{receipt} 本身已并入别的投诉，请直接并入那一件。',
    en: '{receipt} goes with another complaint itself; merge into that one.',
  },
  'desk.merge-leads-others': {
    status: 409,
    zh: '已有别的投诉并入这一件。请反过来合并，或先撤销那些合并。',
    en: 'Others go with this complaint. Merge the other way round, or undo those first.',
  },
  'desk.not-merged': { status: 409, zh: '这件投诉没有并入别的投诉。', en: 'This complaint goes with no other.' },
  'desk.merged-and-over': {
    status: 409,
    zh: '已随合并的投诉一并办结，不能再撤销合并；需要时请重新打开。',
    en: 'It has ended with the complaint it went with. Reopen it if need be.',
  },
  'desk.split-late': {
    status: 409,
    zh: '双方已就整件投诉提出方案或进入调解、裁决，不能再拆分。',
    en: 'Both sides have made terms about the whole, or it is with a mediator or arbitrator; it can no longer be split.',
  },
  'desk.split-no-order': {
    status: 409,
    zh: '先关联订单，才能按商品拆分。',
    en: 'Link the order first; only then can lines be split off.',
  },
  'desk.split-foreign-line': {
    status: 422,
    zh: '有的商品不在这件投诉里。',
    en: 'Some of these lines are not in this complaint.',
  },
  'desk.split-all': { status: 422, zh: '至少留一件商品在原来的投诉里。', en: 'At least one line must stay.' },
  'desk.split-too-much': {
    status: 422,
    zh: '拆出的金额不能超过原来要求的金额。',
    en: 'The amount that goes along cannot exceed the claim.',
  },
  'desk.nothing-waiting': {
    status: 409,
    zh: '现在没有等待领取、且您能处理的投诉。',
    en: 'No complaint that you can do is waiting now.',
  },
  'desk.moved-meanwhile': {
    status: 409,
    zh: '这件投诉在您查看之后已经换了经办人或已办结，没有改动。',
    en: 'This complaint has another agent meanwhile, or is closed; it was left alone.',
  },
  'desk.changed-meanwhile': {
    status: 409,
    zh: '在您修改期间，别的同事已经改过。您填写的内容还在，请对照最新内容后再保存。',
    en: 'A colleague has changed this meanwhile. What you typed is kept; compare it with what stands there now and save again.',
  },
})
