import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export type ReadPdf = {
  readonly pages: readonly string[]
  /** Everything, in reading order. */
  readonly text: string
  readonly outline: readonly string[]
  readonly info: Readonly<Record<string, unknown>>
}

/** What a reader that is not ours finds in a PDF. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false })
  const document = await loading.promise
  try {
    const pages: string[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent()
      pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
    }
    const outline = (await document.getOutline()) ?? []
    const { info } = await document.getMetadata()
    return {
      pages,
      text: pages.join('\n'),
      outline: outline.map(({ title }) => title),
      info: { ...info } as Record<string, unknown>,
    }
  } finally {
    await loading.destroy()
  }
}

/** For comparing: lines are broken and spaces set by the page, so neither counts. */
export const dense = (text: string): string => text.replaceAll(/[\s\u200b]+/gu, '')
