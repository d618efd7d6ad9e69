import { useEffect, useEffectEvent, useState } from 'react'

/** Seconds that are left of so many, counted from when this is first drawn: a clock that is wrong does no harm. */
export function useLeft(seconds: number): number {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const began = performance.now()
    const count = () => setLeft(Math.max(0, Math.ceil(seconds - (performance.now() - began) / 1000)))
    const timer = setInterval(count, 500)
    return () => clearInterval(timer)
  }, [seconds])
  return left
}

/** Called when the page goes out of sight: another tab, a locked telephone. */
export function useHidden(hide: () => void): void {
  const hidden = useEffectEvent(hide)
  useEffect(() => {
    const look = () => {
      if (document.hidden) hidden()
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  })
}
