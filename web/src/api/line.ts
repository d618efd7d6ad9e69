import { useEffect, useEffectEvent, useState } from 'react'
import type { z } from 'zod'
import type { RouteSpec } from '../../../src/kernel/route.contract.ts'
import { useDoor } from './door.ts'
import { requestOf } from './url.ts'

/** A line that was refused is tried again after this long; one that only broke is taken up again by the browser itself. */
const tryAgainMs = 60_000

/**
 * Hears of news for as long as the page is open and looked at: the id of what there is news about, or null when something may
 * have been missed. False while the line does not hold: then whoever asks every few seconds goes on doing so.
 */
export function useLine<I extends z.ZodObject>(
  route: RouteSpec<I, z.ZodType>,
  input: z.input<I>,
  hear: (about: string | null) => void,
): boolean {
  const door = useDoor()
  const [holds, setHolds] = useState(false)
  const heard = useEffectEvent(hear)
  const { url } = requestOf(door(route), input)
  useEffect(() => {
    const line = keptOpen(url, { heard: (about) => heard(about), holds: setHolds })
    return line.leave
  }, [url])
  return holds
}

type Ears = { readonly heard: (about: string | null) => void; readonly holds: (holds: boolean) => void }

/** A tab in the background holds no line: browsers open only a handful to one site. */
function keptOpen(url: string, { heard, holds }: Ears): { readonly leave: () => void } {
  let source: EventSource | null = null
  let waiting: ReturnType<typeof setTimeout> | undefined
  const hangUp = () => {
    clearTimeout(waiting)
    source?.close()
    source = null
    holds(false)
  }
  const open = () => {
    hangUp()
    if (document.visibilityState === 'hidden') return
    source = new EventSource(url)
    source.addEventListener('again', () => {
      holds(true)
      heard(null)
    })
    source.addEventListener('news', ({ data }) => heard(String(data)))
    source.addEventListener('error', () => {
      holds(false)
      if (source?.readyState === EventSource.CLOSED) waiting = setTimeout(open, tryAgainMs)
    })
  }
  document.addEventListener('visibilitychange', open)
  open()
  return {
    leave: () => {
      document.removeEventListener('visibilitychange', open)
      hangUp()
    },
  }
}
