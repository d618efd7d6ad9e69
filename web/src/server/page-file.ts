import type { Page } from '../shell/page.ts'

const lists = import.meta.glob<readonly Page[]>('../*/pages.ts', { eager: true, import: 'pages' })
const files = Object.keys(import.meta.glob('../*/**/*Page.tsx'))

/** Where a page is written, from the folder of the web: below its `pages.ts`, in a file of its own name. */
export function fileOf(page: Page): string | null {
  const list = Object.entries(lists).find(([, pages]) => pages.includes(page))?.[0]
  const folder = list?.slice(0, -'pages.ts'.length)
  const file = files.find(
    (path) => folder && path.startsWith(folder) && path.endsWith(`/${page.component.pageName}.tsx`),
  )
  return file ? `src/${file.slice('../'.length)}` : null
}
