import { useEffect, useState } from 'react'

/** Whole seconds until an instant, counted down; 0 when it has come. */
export function useSecondsUntil(at: number | null): number {
  const left = (): number => (at === null ? 0 : Math.max(0, Math.ceil((at - Date.now()) / 1000)))
  const [seconds, setSeconds] = useState(left)
  useEffect(() => {
    setSeconds(left())
    if (at === null || at <= Date.now()) return
    const timer = setInterval(() => {
      setSeconds(left())
      if (at <= Date.now()) clearInterval(timer)
    }, 500)
    return () => clearInterval(timer)
    // Counts towards one instant only.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [at])
  return seconds
}
