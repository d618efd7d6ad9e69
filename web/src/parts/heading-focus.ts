import { useEffect, useRef } from 'react'

/**
 * Another question is another screen: the focus goes to its heading, but not on the first. A page that is nothing but its questions
 * begins at its top again.
 */
export function useHeadingFocus(screen: string, land: 'at-heading' | 'at-top' = 'at-heading') {
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(screen)
  useEffect(() => {
    if (shown.current === screen) return
    shown.current = screen
    heading.current?.focus()
    if (land === 'at-top') globalThis.scrollTo({ top: 0 })
    else heading.current?.scrollIntoView({ block: 'nearest' })
  }, [screen, land])
  return heading
}
