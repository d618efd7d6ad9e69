import { KeyOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useSyncExternalStore } from 'react'
import { Problem } from '../parts/Problem.tsx'
import { useText } from '../text/text.ts'
import { knowsPasskeys } from './passkey.ts'
import type { usePasskey } from './use-passkey.ts'

const never = () => () => {}

/** Not there in a browser that knows no passkeys: whoever cannot use it need not read of it. */
export function PasskeyButton(props: { readonly passkey: ReturnType<typeof usePasskey>; readonly label: string }) {
  const { t } = useText()
  const { run, busy, nothing, problem } = props.passkey
  // The server that draws the page first does not know it.
  const known = useSyncExternalStore(never, knowsPasskeys, () => false)
  if (!known) return null
  return (
    <>
      {problem && <Problem problem={problem} />}
      {nothing && <output className="note">{t('account.passkey.nothing')}</output>}
      <Button block icon={<KeyOutlined aria-hidden="true" />} loading={busy} onClick={() => void run()}>
        {props.label}
      </Button>
    </>
  )
}
