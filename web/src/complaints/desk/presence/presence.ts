import { useEffect, useState } from 'react'
import { bePresent, heartbeatMs, type Present } from '../../../../../src/complaints/desk/presence/presence.contract.ts'
import { call } from '../../../api/call.ts'

/** Somebody who stopped writing for so long is reading again. */
const typingMs = 20_000

/**
 * Tells the others at the desk that this case is open here, and who else has it. A page in the background says nothing and is
 * gone after a while; without the network nobody is shown. Nothing is asked twice: the next beat says the same.
 */
export function usePresence(id: string, enabled: boolean): readonly Present[] {
  const [others, setOthers] = useState<readonly Present[]>([])
  useEffect(() => {
    if (!enabled) return
    const state = { typedAt: 0, typing: false, gone: false }
    const beat = async () => {
      if (document.hidden) return
      state.typing = Date.now() - state.typedAt < typingMs
      const doing = state.typing ? 'typing' : 'reading'
      const answer = await call(bePresent, { id, doing }, { key: null }).catch(() => ({ others: [] }))
      if (!state.gone) setOthers(answer.others)
    }
    const onInput = () => {
      state.typedAt = Date.now()
      if (!state.typing) void beat()
    }
    const again = () => void beat()
    again()
    const timer = setInterval(again, heartbeatMs)
    document.addEventListener('input', onInput)
    document.addEventListener('visibilitychange', again)
    return () => {
      state.gone = true
      clearInterval(timer)
      document.removeEventListener('input', onInput)
      document.removeEventListener('visibilitychange', again)
      // Whoever does not say it is gone after a while all the same.
      call(bePresent, { id, doing: 'leaving' }, { key: null }).catch(() => {})
    }
  }, [id, enabled])
  return others
}
