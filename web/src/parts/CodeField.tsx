import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import type { ApiProblem } from '../api/problem.ts'
import { useText } from '../text/text.ts'
import { Field, useFieldId } from './Field.tsx'

export type TypedCode = { readonly way: 'totp' | 'recovery-code'; readonly code: string }
type Way = TypedCode['way']

/** What is typed from an app or from paper. `ways`: what this account has. */
export function useTypedCode(ways: readonly string[]) {
  const first: Way = ways.includes('totp') ? 'totp' : 'recovery-code'
  const [way, setWay] = useState<Way>(first)
  const [code, setCode] = useState('')
  const choose = (wanted: Way) => {
    setWay(wanted)
    setCode('')
  }
  const ready = way === 'totp' ? code.replaceAll(/\D/g, '').length === 6 : code.trim().length >= 24
  const others = (['totp', 'recovery-code'] as const).filter((one) => one !== way && ways.includes(one))
  return { way, code, ready, setCode, choose, others, clear: () => setCode('') }
}

export function CodeField(props: {
  readonly typed: ReturnType<typeof useTypedCode>
  readonly problem: ApiProblem | null
}) {
  const { t } = useText()
  const { way, code, setCode, choose, others } = props.typed
  const digits = way === 'totp'
  const id = useFieldId()('code')
  // The one thing to do here; a dialog would begin at the cross that closes it.
  useEffect(() => document.getElementById(id)?.focus(), [id])
  return (
    <>
      <Field
        name="code"
        label={t(digits ? 'account.code.totp' : 'account.code.paper')}
        help={t(digits ? 'account.code.totpHelp' : 'account.code.paperHelp')}
        problem={props.problem}
      >
        {(control) => (
          <Input
            {...control}
            className="code-input"
            inputMode={digits ? 'numeric' : 'text'}
            autoComplete={digits ? 'one-time-code' : 'off'}
            maxLength={digits ? 7 : 40}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
      {others.map((other) => (
        <div key={other}>
          <Button type="link" className="code-other" onClick={() => choose(other)}>
            {t(other === 'totp' ? 'account.code.useTotp' : 'account.code.usePaper')}
          </Button>
        </div>
      ))}
    </>
  )
}
