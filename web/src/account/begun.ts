import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import type { beginTotp } from '../../../src/kernel/access/factor/factor.contract.ts'
import { useAct } from '../api/hooks.ts'

type Secret = z.infer<(typeof beginTotp)['output']>

/** Asks for the secret once when the dialog opens, also where React mounts it twice. */
export function useBegun(route: typeof beginTotp) {
  const [secret, setSecret] = useState<Secret | null>(null)
  const act = useAct(route, { refresh: [], done: setSecret })
  const asked = useRef(false)
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    void act.run({})
  }, [act])
  return { secret, problem: act.problem }
}
