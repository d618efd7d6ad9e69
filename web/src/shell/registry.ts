import type { Page } from './page.ts'

/** Every folder's `pages.ts`, found by its place: taking a folder away takes its pages away. */
const found = import.meta.glob<readonly Page[]>('../*/pages.ts', { eager: true, import: 'pages' })

export const allPages: readonly Page[] = Object.values(found).flat()
