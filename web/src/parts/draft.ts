import { useCallback, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { useSession } from '../shell/session.ts'

const prefix = 'xiaobao.draft'
const placeOf = (account: string, name: string): string => `${prefix}.${account}.${name}`
/** Writing at most this often while somebody types. */
const settleMs = 400

/**
 * What is being written survives a reload, a closed tab and a dead battery: kept on this device, per account, until it is
 * sent (`discard`). A draft that no longer fits the schema is left aside.
 */
export function useDraft<S extends z.ZodType>(name: string, schema: S, initial: z.output<S>) {
  const account = useSession().me?.id ?? 'guest'
  const place = placeOf(account, name)
  const [first] = useState(() => readDraft(place, schema))
  const [value, setValue] = useState<z.output<S>>(first ?? initial)
  const [savedAt, setSavedAt] = useState<Date | null>(null)
  const dirty = useRef(false)
  const newest = useRef(value)
  newest.current = value
  useEffect(() => {
    if (!dirty.current) return
    const keep = () => {
      if (dirty.current && writeDraft(place, newest.current)) setSavedAt(new Date())
    }
    const timer = setTimeout(keep, settleMs)
    // Leaving the page must not lose the last word.
    globalThis.addEventListener('pagehide', keep)
    return () => {
      clearTimeout(timer)
      globalThis.removeEventListener('pagehide', keep)
    }
  }, [place, value])
  const change = useCallback((part: Partial<z.output<S>>) => {
    dirty.current = true
    setValue((before) => Object.assign({}, before, part))
  }, [])
  const discard = useCallback(() => {
    dirty.current = false
    removeDraft(place)
    setValue(initial)
    setSavedAt(null)
    // The starting value is a constant of the form.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [place])
  return { value, change, discard, savedAt, restored: first !== null }
}

function readDraft<S extends z.ZodType>(place: string, schema: S): z.output<S> | null {
  try {
    const kept = localStorage.getItem(place)
    const read = kept === null ? null : schema.safeParse(JSON.parse(kept))
    return read?.success ? read.data : null
  } catch {
    return null
  }
}

function writeDraft(place: string, value: unknown): boolean {
  try {
    localStorage.setItem(place, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

function removeDraft(place: string): void {
  try {
    localStorage.removeItem(place)
  } catch {
    // Nothing was kept, so nothing is left.
  }
}
