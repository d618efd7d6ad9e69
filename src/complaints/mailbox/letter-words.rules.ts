import { replyLine } from './text.rules.ts'

/** The words of our letters. Short, whole, and never more about a case than its receipt number. */

type Language = 'zh' | 'en'
export const languageOf = (text: string): Language => (/\p{Script=Han}/u.test(text) || text.trim() === '' ? 'zh' : 'en')

export type Occasion = { readonly kind: 'joined'; readonly receipt: string } | { readonly kind: 'received' }

const foot: Readonly<Record<Language, string>> = {
  zh: '直接回复这封邮件就可以补充说明或证据。平台不会在邮件里要您的密码或验证码。',
  en: 'Simply reply to this e-mail to add words or evidence. We never ask for a password or a code by e-mail.',
}

const said: Readonly<Record<Language, (occasion: Occasion) => string>> = {
  zh: (occasion) => {
    switch (occasion.kind) {
      case 'joined':
        return `您好，您的来信已收到，并放进了投诉 ${occasion.receipt} 的案卷。`
      case 'received':
        return '您好，您的来信已收到，投诉专员会看。'
    }
  },
  en: (occasion) => {
    switch (occasion.kind) {
      case 'joined':
        return `Your letter was received and joined complaint ${occasion.receipt}.`
      case 'received':
        return 'Your letter was received, and a complaint agent will read it.'
    }
  },
}

export const acknowledgement = (occasion: Occasion, language: Language): string =>
  [said[language](occasion), foot[language]].join('\n\n')

/** What the case tells, and what somebody said in it: the line first, so that whatever the reader's program quotes is below it. */
export function answerText(
  text: string,
  { receipt, language }: { receipt: string | null; language: Language },
): string {
  const about = receipt === null ? [] : [language === 'zh' ? `投诉编号 ${receipt}` : `Complaint ${receipt}`]
  return [replyLine, text, '--', [...about, foot[language]].join('\n')].join('\n\n')
}

/** `Re:` once, whatever stood there in whichever language, and the receipt for people who sort by subject. */
export function answerSubject(subject: string, receipt: string | null): string {
  const plain = subject
    .replace(/^(\s*(re|aw|sv|antw|fwd?|回复|答复|转发|回覆)\s*(\[\d+\])?\s*[:：]\s*)+/i, '')
    .replaceAll(/\s*\[XB-[\w-]+\]/g, '')
    .trim()
  const words = Array.from(plain).slice(0, 150).join('') || '投诉 Complaint'
  return receipt === null ? `Re: ${words}` : `Re: ${words} [${receipt}]`
}
