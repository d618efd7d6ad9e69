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
  'desk.changed-meanwhile': {
    status: 409,
    zh: '在您修改期间，别的同事已经改过。您填写的内容还在，请对照最新内容后再保存。',
    en: 'A colleague has changed this meanwhile. What you typed is kept; compare it with what stands there now and save again.',
  },
})
