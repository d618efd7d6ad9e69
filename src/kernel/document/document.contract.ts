import { declareRefusals } from '../refusal.contract.ts'

export const documentRefusals = declareRefusals({
  'document.too-long': {
    status: 413,
    zh: '文字太多（{mib} MiB，最多 {mostMib} MiB），排不成一份文件。请分开制作。',
    en: 'There is too much text for one document ({mib} MiB, at most {mostMib} MiB). Make several.',
  },
  'document.too-many-pages': {
    status: 413,
    zh: '这份文件有 {pages} 页，最多 {most} 页。请分开制作。',
    en: 'The document would have {pages} pages, at most {most}. Make several.',
  },
  'document.too-slow': {
    status: 503,
    zh: '排版超过 {seconds} 秒，已停止。请稍后再试，或分开制作。',
    en: 'Typesetting took more than {seconds} seconds and was stopped. Try again later, or make several.',
  },
})
