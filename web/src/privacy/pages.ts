import type { Page } from '../shell/page.ts'

/** Personal information (chapter 5). */
export const pages: readonly Page[] = []
