import { useState } from 'react'
import type { z } from 'zod'
import type { RouteSpec } from '../../../src/kernel/route.contract.ts'
import { useAct } from '../api/hooks.ts'
import { showPasskey, type Answered } from './passkey.ts'

type Asking = RouteSpec<
  z.ZodObject<Record<never, never>>,
  z.ZodType<{ challenge: string; options: Record<string, unknown> }>
>

/** Ask the server, ask the device, send its answer: the same for signing in and for proving again. */
export function usePasskey<O extends z.ZodType>(
  asking: Asking,
  answering: RouteSpec<z.ZodObject, O>,
  done: (output: z.output<O>) => void,
) {
  const [nothing, setNothing] = useState(false)
  const [waiting, setWaiting] = useState(false)
  const ask = useAct(asking, { refresh: [] })
  const answer = useAct(answering, { refresh: [] })
  const run = async () => {
    setNothing(false)
    setWaiting(true)
    const asked = await ask.run({})
    const credential = asked && (await showPasskey(asked.options))
    setWaiting(false)
    if (!asked) return
    if (!credential) return setNothing(true)
    const given: Answered = { challenge: asked.challenge, credential }
    const output = await answer.run(given)
    if (output !== undefined) done(output)
  }
  return { run, busy: waiting || ask.busy || answer.busy, nothing, problem: ask.problem ?? answer.problem }
}
