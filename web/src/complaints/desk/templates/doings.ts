export const speaking = ['acknowledge', 'respond', 'ask_merchant', 'request_info', 'note'] as const
export const doings = [...speaking, 'tag', 'take', 'watch', 'remind'] as const
export type Doing = (typeof doings)[number]
export const isDoing = (text: string): text is Doing => doings.some((one) => one === text)
export const speaks = (doing: Doing): doing is (typeof speaking)[number] => speaking.some((one) => one === doing)
