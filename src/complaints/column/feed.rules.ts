type Item = { readonly id: string; readonly title: string; readonly text: string; readonly publishedAt: string }

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** RSS 2.0. The addresses are relative to the installation, as a feed reader resolves them against where it got the feed. */
export function feedOf(items: readonly Item[]): string {
  const lines = items.map(
    ({ id, title, text, publishedAt }) =>
      `<item><title>${escaped(title)}</title><link>/column/${id}</link><guid isPermaLink="false">${id}</guid>` +
      `<pubDate>${new Date(publishedAt).toUTCString()}</pubDate><description>${escaped(text)}</description></item>`,
  )
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>投诉专栏</title><link>/column</link>' +
    `<description>经消费者同意公开的投诉和商家答复</description><language>zh-CN</language>\n${lines.join('\n')}\n</channel></rss>\n`
  )
}
