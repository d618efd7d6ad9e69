import { declareRefusals } from '../../kernel/refusal.contract.ts'

export const chatRefusals = declareRefusals({
  'chat.open-already': {
    status: 409,
    zh: '您已经有一个进行中的对话，请在那里继续。',
    en: 'You have a chat that goes on already. Continue there.',
  },
  'chat.over': {
    status: 409,
    zh: '对话已经结束，可以重新联系客服。',
    en: 'This chat has ended. You may start another.',
  },
  'chat.taken': {
    status: 409,
    zh: '同事已经接待了这位消费者。',
    en: 'A colleague has taken this chat already.',
  },
  'chat.not-yours': {
    status: 409,
    zh: '请先接待，再回复或转交。',
    en: 'Take the chat first, then write in it or hand it over.',
  },
  'chat.nothing-written': {
    status: 422,
    zh: '请写点什么，或者添加一个文件。',
    en: 'Write something, or add a file.',
  },
  'chat.too-long': {
    status: 409,
    zh: '这个对话已经很长，请结束后重新联系，或者转为投诉。',
    en: 'This chat has grown too long. End it and start another, or make a complaint of it.',
  },
  'chat.colleague-unknown': {
    status: 422,
    zh: '没有这位同事，或者不是客服。',
    en: 'There is no such colleague, or it is no agent.',
  },
})
