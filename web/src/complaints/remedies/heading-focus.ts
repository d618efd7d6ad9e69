import { useEffect, useRef } from 'react'

/** Another question is another screen: the focus goes to its heading, but not on the first. */
export function useHeadingFocus(screen: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(screen)
  useEffect(() => {
    if (shown.current === screen) return
    shown.current = screen
    heading.current?.focus()
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [screen])
  return heading
}
