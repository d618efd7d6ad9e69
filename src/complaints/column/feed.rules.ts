type Item = { readonly id: string; readonly title: string; readonly text: string; readonly publishedAt: string }

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** RSS 2.0: its addresses are whole ones, for a feed reader knows no page that they could stand on. */
export function feedOf(items: readonly Item[], site: string): string {
  const lines = items.map(
    ({ id, title, text, publishedAt }) =>
      `<item><title>${escaped(title)}</title><link>${escaped(site)}/column/${id}</link><guid isPermaLink="false">${id}</guid>` +
      `<pubDate>${new Date(publishedAt).toUTCString()}</pubDate><description>${escaped(text)}</description></item>`,
  )
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">' +
    `<channel><title>投诉专栏</title><link>${escaped(site)}/column</link>` +
    `<atom:link href="${escaped(site)}/api/column.rss" rel="self" type="application/rss+xml"/>` +
    `<description>经消费者同意公开的投诉和商家答复</description><language>zh-CN</language>\n${lines.join('\n')}\n</channel></rss>\n`
  )
}
