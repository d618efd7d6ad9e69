import type { Language } from '../../text/language.ts'

/** The number of a Chinese text is Chinese words; an English line leaves it out and says the article and since when. */
export const hasNumber = (number: string, language: Language): boolean =>
  language === 'zh' || !/\p{Script=Han}/u.test(number)
