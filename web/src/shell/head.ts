import { createContext, use, useEffect } from 'react'
import { useText } from '../text/text.ts'
import { useSession } from './session.ts'

/** What stands above a page: in the tab of a browser, in the list of a search engine. */
export type Head = { readonly title?: string | undefined; readonly description?: string | undefined }

/** Where a page is drawn without a browser, it tells its head to whoever writes the document. */
export const HeadListener = createContext<((head: Head) => void) | null>(null)

/** The last one to say something is heard; until a title is known nothing changes. */
export function useHead({ title, description }: Head): void {
  const listener = use(HeadListener)
  const { t } = useText()
  const { installation } = useSession()
  const whole = title && `${title} · ${installation.name || t('shell.brand')}`
  listener?.({ title: whole, description })
  useEffect(() => {
    if (whole) document.title = whole
  }, [whole])
}
