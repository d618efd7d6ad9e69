import { useRef, useState } from 'react'
import type { Output } from '../../../src/kernel/route.contract.ts'
import { issueCode } from '../../../src/transactions/dynamic-code/code.contract.ts'
import { useAct } from '../api/hooks.ts'
import { ownDevice } from './device.ts'
import { useHidden } from './use-left.ts'

export type Code = Output<typeof issueCode>
export type Wanted = { readonly payee: string; readonly shop: string; readonly highestFen: number }
type Away = 'stopped' | 'hidden' | 'rested'
/** A telephone that lies about with its code in sight is no use to anybody but others. */
const longestMs = 5 * 60_000

/** The code that is shown: renewed while somebody looks, put away when nobody looks any more, and after five minutes. */
export function usePayCode() {
  const act = useAct(issueCode, { refresh: [] })
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const [code, setCode] = useState<Code | null>(null)
  const [away, setAway] = useState<Away | null>(null)
  const since = useRef(0)
  const ask = async ({ payee, highestFen }: Wanted) => {
    setCode((await act.run({ device: ownDevice(), payee, highestFen })) ?? null)
  }
  const begin = (of: Wanted) => {
    since.current = performance.now()
    setWanted(of)
    setAway(null)
    void ask(of)
  }
  const putAway = (why: Away) => {
    setCode(null)
    setAway(why)
  }
  useHidden(() => code && putAway('hidden'))
  return {
    wanted,
    code,
    away,
    problem: act.problem,
    begin,
    again: () => wanted && begin(wanted),
    renew: () => (performance.now() - since.current > longestMs ? putAway('rested') : wanted && void ask(wanted)),
    stop: () => putAway('stopped'),
    back: () => {
      setCode(null)
      setWanted(null)
    },
  }
}
export type PayCode = ReturnType<typeof usePayCode>
