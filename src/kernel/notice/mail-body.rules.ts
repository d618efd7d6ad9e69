type Letter = {
  readonly heading: string
  readonly body: string
  readonly link: string | null
  readonly language: 'zh' | 'en'
}

const words = {
  zh: { open: '查看详情', foot: '这封邮件由系统发出，请不要直接回复。平台不会在邮件里要您的密码或验证码。' },
  en: {
    open: 'Open',
    foot: 'This e-mail was sent by a system; replies are not read. We never ask for a password or a code by e-mail.',
  },
}

/** The same words twice: plain, and as HTML that any mail program shows. Everything that came from outside is escaped. */
export function mailBody({ heading, body, link, language }: Letter): { text: string; html: string } {
  const { open, foot } = words[language]
  const text = [body, ...(link ? [`${open}: ${link}`] : []), '--', foot].join('\n\n')
  const paragraphs = body
    .split(/\n{2,}/)
    .map((part) => `<p style="margin:0 0 16px">${escape(part).replaceAll('\n', '<br>')}</p>`)
  const button = link
    ? `<p style="margin:0 0 24px"><a href="${escape(link)}" style="color:#0E6F5C">${open}</a></p>`
    : ''
  const html = `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><body style="margin:0;padding:24px;background:#FBFAF7;color:#1F2421;font:16px/1.6 sans-serif"><h1 style="font-size:20px;margin:0 0 16px">${escape(heading)}</h1>${paragraphs.join('')}${button}<p style="color:#4A524E;font-size:14px;border-top:1px solid #E2DFD6;padding-top:12px">${foot}</p></body></html>`
  return { text, html }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? '')
