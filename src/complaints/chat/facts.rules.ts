/** What chats record: ids and numbers, never words. */
export const chatFacts = {
  'chat.started': { zh: '联系在线客服', en: 'A consumer started a chat' },
  'chat.taken': { zh: '客服接待', en: 'An agent took a chat' },
  'chat.handed-over': { zh: '对话转给同事', en: 'A chat was handed over' },
  'chat.answered': { zh: '客服答复留言', en: 'A message that was left was answered' },
  'chat.closed': { zh: '对话结束', en: 'A chat ended' },
  'chat.became-case': { zh: '对话转为投诉', en: 'A chat became a complaint' },
  'complaint.from-chat': { zh: '由在线客服对话转来', en: 'Came from a chat' },
} as const
